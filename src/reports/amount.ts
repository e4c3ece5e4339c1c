const grouped = (whole: number): string => String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ',')

const cents = (hundredths: number): string => String(hundredths % 100).padStart(2, '0')

const wholes = (hundredths: number): string => grouped((hundredths - (hundredths % 100)) / 100)

/** Fen as yuan, exactly: 160000050 is 1,600,000.50. */
export const yuanText = (fen: number): string => `${wholes(fen)}.${cents(fen)}`

/** Hundredths as people write them, exactly: 4736 is 47.36, and 120000 is 1,200. */
export const hundredthsText = (hundredths: number): string =>
  hundredths % 100 === 0 ? wholes(hundredths) : `${wholes(hundredths)}.${cents(hundredths)}`

/** A count with separators: 15600 is 15,600. */
export const countText = grouped
