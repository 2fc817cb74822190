import type { Bilingual } from '../language';

/**
 * What an amount on an ICP statement is for: goods, services, or goods in a simplified triangular
 * transaction (ABC-levering).
 */
export const NATURES = ['goods', 'services', 'triangular'] as const;
export type Nature = (typeof NATURES)[number];

export const NATURE_NAMES: Readonly<Record<Nature, Bilingual>> = {
	goods: { nl: 'leveringen', en: 'goods' },
	services: { nl: 'diensten', en: 'services' },
	triangular: { nl: 'ABC-leveringen', en: 'triangular supplies' },
};

/** What happened to call-off stock (voorraad op afroep) that lies with a customer. */
export const MOVEMENTS = ['current', 'previous', 'returned'] as const;
export type Movement = (typeof MOVEMENTS)[number];

export const MOVEMENT_NAMES: Readonly<Record<Movement | 'changedAcquirer', Bilingual>> = {
	current: { nl: 'overgebracht in deze periode', en: 'transferred in this period' },
	previous: { nl: 'overgebracht in een vorige periode', en: 'transferred in a previous period' },
	returned: { nl: 'teruggekomen', en: 'returned' },
	changedAcquirer: { nl: 'een andere afnemer', en: 'another customer' },
};
