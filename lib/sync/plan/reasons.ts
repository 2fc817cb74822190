import { SIDE_NAMES, type Side } from '../sides';

/** Why something is done, in both languages. */
export interface Reason {
	readonly en: string;
	readonly nl: string;
}

/** The sentences of `_sync.reason`. */
export const reasons = {
	inStep: (): Reason => ({ en: 'Both sides are the same.', nl: 'Beide kanten zijn gelijk.' }),
	linked: (by: 'number' | 'nameAndPostcode'): Reason =>
		by === 'number'
			? {
					en: 'Recognised on the other side by its number.',
					nl: 'Aan de andere kant herkend aan het nummer.',
				}
			: {
					en: 'Recognised on the other side by name and postcode.',
					nl: 'Aan de andere kant herkend aan naam en postcode.',
				},
	isNew: (side: Side): Reason => ({
		en: `New in ${SIDE_NAMES.en[side]}.`,
		nl: `Nieuw in ${SIDE_NAMES.nl[side]}.`,
	}),
	perhapsMade: (target: Side): Reason => ({
		en: `An earlier run may have made it in ${SIDE_NAMES.en[target]}: look it up first.`,
		nl: `Een eerdere run heeft dit mogelijk al aangemaakt in ${SIDE_NAMES.nl[target]}: zoek het eerst op.`,
	}),
	changed: (side: Side, fields: readonly string[]): Reason => ({
		en: `Changed in ${SIDE_NAMES.en[side]}: ${fields.join(', ')}.`,
		nl: `Gewijzigd in ${SIDE_NAMES.nl[side]}: ${fields.join(', ')}.`,
	}),
	putBack: (side: Side, fields: readonly string[]): Reason => ({
		en: `Changed in ${SIDE_NAMES.en[side === 'other' ? 'accountView' : 'other']}, where the value of ${SIDE_NAMES.en[side]} holds: ${fields.join(', ')}.`,
		nl: `Gewijzigd in ${SIDE_NAMES.nl[side === 'other' ? 'accountView' : 'other']}, waar de waarde van ${SIDE_NAMES.nl[side]} geldt: ${fields.join(', ')}.`,
	}),
	both: (one: Reason, other: Reason): Reason => ({
		en: `${one.en} ${other.en}`,
		nl: `${one.nl} ${other.nl}`,
	}),
	merged: (): Reason => ({
		en: 'Changed on both sides in different fields: each gets the changes of the other.',
		nl: 'Aan beide kanten gewijzigd, in verschillende velden: elke kant krijgt de wijzigingen van de andere.',
	}),
	comesBack: (): Reason => ({
		en: 'Removed in the other system only. AccountView leads, so it is made there again.',
		nl: 'Alleen in het andere systeem verwijderd. AccountView is leidend, dus het wordt daar opnieuw aangemaakt.',
	}),
	gone: (): Reason => ({
		en: 'Removed in AccountView. It is not made there again.',
		nl: 'Verwijderd in AccountView. Het wordt daar niet opnieuw aangemaakt.',
	}),
	vanished: (): Reason => ({
		en: 'Found on neither side. The link goes when the next run does not find them either.',
		nl: 'Aan geen van beide kanten gevonden. De koppeling vervalt als de volgende run ze ook niet vindt.',
	}),
	unlinked: (): Reason => ({
		en: 'Removed on both sides: the link is gone.',
		nl: 'Aan beide kanten verwijderd: de koppeling is vervallen.',
	}),
	putAway: (): Reason => ({
		en: 'No longer read in AccountView: put away or removed there.',
		nl: 'Niet meer gelezen in AccountView: daar afgehandeld of verwijderd.',
	}),
	orphaned: (): Reason => ({
		en: 'Removed where it came from, while an earlier run may have made it on the other side.',
		nl: 'Verwijderd aan de kant waar het vandaan kwam, terwijl een eerdere run het aan de andere kant kan hebben aangemaakt.',
	}),
	left: (): Reason => ({
		en: 'This flow does not write in that direction.',
		nl: 'Deze flow schrijft niet in die richting.',
	}),
	notWanted: (): Reason => ({
		en: 'Its field does not say that it is to be created.',
		nl: 'Het veld zegt niet dat dit aangemaakt moet worden.',
	}),
	letGo: (): Reason => ({
		en: 'Removed in the other system, and its field does not say that it is to be made again: the link is gone.',
		nl: 'In het andere systeem verwijderd, en het veld zegt niet dat het opnieuw aangemaakt moet worden: de koppeling is vervallen.',
	}),
	underWay: (): Reason => ({
		en: 'This run has handed it out already.',
		nl: 'Deze run is er al mee bezig.',
	}),
	attention: (): Reason => ({
		en: 'A person has to look at it.',
		nl: 'Iemand moet hiernaar kijken.',
	}),
} as const;
