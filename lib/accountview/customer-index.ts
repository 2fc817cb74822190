/** What one prior read found out about many customers, so that each needs no look-up of its own. */
export class CustomerIndex {}
