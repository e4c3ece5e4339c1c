// East Asian wide and full-width characters take two columns of a terminal, marks that combine take none.
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{16fe0}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u
const none = /\p{Mn}|\p{Me}|\p{Cf}/u

/** How many columns of a terminal a text takes: a Chinese character takes two. */
export const widthOf = (text: string): number => {
  let width = 0
  for (const character of text) if (!none.test(character)) width += wide.test(character) ? 2 : 1
  return width
}

/** Fills a text with blanks up to a width, on the right, or on the left for figures. */
export const padTo = (text: string, width: number, side: 'left' | 'right' = 'right'): string => {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)))
  return side === 'left' ? blanks + text : text + blanks
}
