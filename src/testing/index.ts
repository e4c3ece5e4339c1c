export { scenarios, type Given, type Outcome, type Scenario } from './scenario.ts'
