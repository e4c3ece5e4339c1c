import { communitiesOf } from '../projections/reach.ts'
import { itemsByClass, opinionReach } from '../projections/schemeProgress.ts'
import type { Slices } from '../projections/state.ts'
import type { SchemeVersion } from '../vocabulary/schemeVersion.ts'
import type { WorksClass } from '../vocabulary/worksClass.ts'
import type { Metric } from './metric.ts'

/** Opinions answered of the opinions received (意见答复率), whatever the answer. */
export const opinionAnswerRate: Metric<Slices<'opening' | 'deliberation'>> = {
  metric: 'opinionAnswerRate',
  unit: 'share',
  basis: 'opinions answered / opinions received',
  part: (state, asOf) => {
    const { reached, of } = opinionReach(state, communitiesOf(state, asOf), asOf)
    return { numerator: reached, denominator: of }
  },
}

/** Works items of a class that a version of the scheme plans. */
export const plannedWorksItems = (scheme: SchemeVersion, of: WorksClass): Metric<Slices<'opening' | 'planning'>> => ({
  metric: 'plannedWorksItems',
  unit: 'worksItems',
  basis: `${of} works items that scheme version ${scheme} plans`,
  part: (state, asOf) => ({ numerator: itemsByClass(state, communitiesOf(state, asOf), scheme, asOf)[of] }),
})
