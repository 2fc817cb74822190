import { FilingError } from './errors';
import { nameOf, type FilingKey } from './filing';

/**
 * That somebody else approves a filing than who prepared it.
 *
 * @param people as they are known, such as by their e-mail addresses; '' for a preparer that nobody knows
 * @throws FilingError TAX_SECOND_PERSON
 */
export function requireSecondPerson(
	key: FilingKey,
	{ preparedBy, approvedBy }: { readonly preparedBy: string; readonly approvedBy: string },
): void {
	const plain = (person: string): string => person.trim().toLowerCase();
	if (plain(preparedBy) !== plain(approvedBy)) return;
	throw new FilingError({
		code: 'TAX_SECOND_PERSON',
		message: `The ${nameOf(key)} was not approved, because ${approvedBy} prepared it.`,
		remedy: 'Let a colleague look at it and approve it.',
		record: nameOf(key),
	});
}
