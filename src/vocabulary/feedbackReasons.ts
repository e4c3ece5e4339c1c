import { oneOf, type Shape } from '../kernel/shape.ts'

/** Why more time is given to solve something. Which of these are allowed is the policy's to say. */
export type ExtensionReason = 'weather' | 'utilities' | 'approval' | 'neighbours' | 'technical' | 'funds'
export const ExtensionReason: Shape<ExtensionReason> = oneOf(
  'weather',
  'utilities',
  'approval',
  'neighbours',
  'technical',
  'funds',
)

/** Why something cannot be done. Which of these leave the rates after review is the policy's to say. */
export type ImpossibleReason = 'unlawful' | 'outOfScope' | 'technical' | 'funds' | 'neighbours' | 'planned'
export const ImpossibleReason: Shape<ImpossibleReason> = oneOf(
  'unlawful',
  'outOfScope',
  'technical',
  'funds',
  'neighbours',
  'planned',
)

/** How satisfied somebody says he is when called back. Which of these count as satisfied is the policy's to say. */
export type CallSatisfaction = 'satisfied' | 'basicallySatisfied' | 'dissatisfied'
export const CallSatisfaction: Shape<CallSatisfaction> = oneOf('satisfied', 'basicallySatisfied', 'dissatisfied')
