import type { Cents } from './cents';

/** An amount in whole euros, as returns take them. */
export type Euros = number;

/** Down to whole euros, also below zero: -0.50 becomes -1. */
export function floorEuros(cents: Cents): Euros {
	const part = cents % 100;
	return (cents - part) / 100 - (part < 0 ? 1 : 0);
}

/** Up to whole euros, also below zero: -1.50 becomes -1. */
export function ceilEuros(cents: Cents): Euros {
	return 0 - floorEuros(0 - cents);
}

/** Cents cut off, so that a credit is the mirror of what it credits: -1.50 becomes -1. */
export function cutEuros(cents: Cents): Euros {
	return cents < 0 ? ceilEuros(cents) : floorEuros(cents);
}
