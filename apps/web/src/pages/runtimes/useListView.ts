import { useRouteSearch } from '../../components/useRouteParam.ts'
import { viewOf, type RuntimesView } from './runtimesView.ts'

/** The view of the list in the address, for the links of what is open over it. */
export const useListView = (): RuntimesView => viewOf(useRouteSearch())
