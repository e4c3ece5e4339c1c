import { branded, record, tagged, wholeNumber, type Shape } from '../kernel/shape.ts'
import type * as t from 'io-ts'

const limit = 1_000_000

interface ShareBrand {
  readonly Share: unique symbol
}
/** An exact fraction from 0 to 1, such as two thirds; numerator and denominator up to a million. */
export type Share = { readonly numerator: number; readonly denominator: number } & t.Brand<ShareBrand>

export const Share: Shape<Share, { readonly numerator: number; readonly denominator: number }> = branded<
  ShareBrand,
  { readonly numerator: number; readonly denominator: number }
>(
  'Share',
  record({ numerator: wholeNumber(0, limit), denominator: wholeNumber(1, limit) }),
  'a fraction of at most 1',
  ({ numerator, denominator }) => numerator <= denominator,
)

/**
 * How much of a whole is needed: at least a share (以上, which includes the number itself) or more than it (过半数, which
 * does not).
 *
 * @remarks Civil Code art. 1259.
 */
export type Threshold = { readonly kind: 'atLeast' | 'moreThan'; readonly share: Share }

export const Threshold: Shape<
  Threshold,
  {
    readonly kind: 'atLeast' | 'moreThan'
    readonly share: { readonly numerator: number; readonly denominator: number }
  }
> = tagged('kind', { atLeast: { share: Share }, moreThan: { share: Share } })

/** Whether `part` of `whole` reaches a threshold, exactly. Nothing of nothing reaches none. */
export const reaches = ({ kind, share }: Threshold, part: number, whole: number): boolean => {
  if (whole === 0) return false
  const have = BigInt(part) * BigInt(share.denominator)
  const need = BigInt(whole) * BigInt(share.numerator)
  return kind === 'atLeast' ? have >= need : have > need
}

/** The smallest whole number that reaches a threshold of `whole`: 86 for at least two thirds of 129. */
export const neededOf = ({ kind, share }: Threshold, whole: number): number => {
  const product = BigInt(whole) * BigInt(share.numerator)
  const denominator = BigInt(share.denominator)
  const floor = product / denominator
  return Number(kind === 'moreThan' || floor * denominator < product ? floor + 1n : floor)
}
