import type { StreamConfig, StreamInfo } from '@nats-io/jetstream'
import { everySubject } from './subject.ts'

/** What a record must be set to before a promise can be given: nothing that was acknowledged goes away. */
export const keepsEverything = (record: string, replicas: number) =>
  ({
    name: record,
    subjects: [everySubject(record)],
    storage: 'file',
    retention: 'limits',
    discard: 'new',
    num_replicas: replicas,
    max_age: 0,
    max_bytes: -1,
    max_msgs: -1,
    max_msgs_per_subject: -1,
    deny_delete: true,
    deny_purge: true,
  }) as const

const unwanted = ['mirror', 'sources', 'subject_transform', 'allow_rollup_hdrs', 'allow_msg_ttl', 'no_ack', 'sealed']

const isOn = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0)

/** Reads the settings of a record back, and names each that is not what it must be. */
export const weaknesses = (config: StreamConfig, replicas: number): readonly string[] => {
  const found: Readonly<Record<string, unknown>> = { ...config }
  const wrong = Object.entries(keepsEverything(config.name, replicas))
    .filter(([name]) => name !== 'num_replicas')
    .filter(([name, value]) => JSON.stringify(found[name] ?? 0) !== JSON.stringify(value))
    .map(([name, value]) => `${name} is ${JSON.stringify(found[name])} and must be ${JSON.stringify(value)}`)
  return [
    ...wrong,
    ...(config.num_replicas < replicas
      ? [`num_replicas is ${config.num_replicas} and must be ${replicas} or more`]
      : []),
    ...unwanted.filter((name) => isOn(found[name])).map((name) => `${name} is set and must not be`),
  ]
}

/** Why the positions of a record cannot be counted from 1 without gaps; undefined when they can. */
export const incomplete = ({ state }: StreamInfo): string | undefined => {
  const { messages, first_seq, last_seq } = state
  return messages === last_seq && first_seq <= 1
    ? undefined
    : `commits are missing: there are ${messages} and the last has position ${last_seq}`
}
