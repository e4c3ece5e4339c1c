// A lock file that lacks another platform's optional package makes `npm ci` fail on that platform, or on every one.
// One written over an existing node_modules can lose its digests, and then pins nothing: make it anew without that folder.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(process.argv[2] ?? 'package-lock.json', 'utf8'))

/** The folders from which a package may load another, from its own upwards. */
const homes = (path) => {
  if (path === '') return ['']
  const up = path.lastIndexOf('/node_modules/')
  return [`${path}/`, ...homes(up < 0 ? '' : path.slice(0, up))]
}

const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !homes(path).some((home) => `${home}node_modules/${name}` in packages))
    .map(([name, range]) => `${path} wants ${name}@${range}`),
)

const unpinned = Object.entries(packages)
  .filter(([path, { integrity, link, inBundle }]) => path !== '' && !integrity && !link && !inBundle)
  .map(([path]) => `${path} has no integrity`)

const faults = [...missing, ...unpinned]
for (const line of faults) console.error(`package-lock.json: ${line}`)
if (faults.length > 0) process.exit(1)
