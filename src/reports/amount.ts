const grouped = (whole: number): string => String(whole).replaceAll(/\B(?=(\d{3})+$)/g, ',')

const cents = (hundredths: number): string => String(hundredths % 100).padStart(2, '0')

const wholes = (hundredths: number): string => grouped((hundredths - (hundredths % 100)) / 100)

/** Hundredths with both decimals, exactly, as money is written: 160000000 fen are 1,600,000.00 yuan. */
export const twoDecimals = (hundredths: number): string => `${wholes(hundredths)}.${cents(hundredths)}`

/** Hundredths as people write them, exactly: 4736 is 47.36, and 120000 is 1,200. */
export const hundredthsText = (hundredths: number): string =>
  hundredths % 100 === 0 ? wholes(hundredths) : `${wholes(hundredths)}.${cents(hundredths)}`

/** A count with separators: 15600 is 15,600. */
export const countText = grouped
