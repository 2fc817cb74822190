import type { Bilingual } from '../language';
import { grouped, othersNamed } from './grouped';
import type { AccountViewUser } from './master-data';
import { reasons } from './reasons';
import type { KnownUser, UserData } from './registered';
import type { UniqueValue } from './unique-values';
import type { Verdict } from './verdict';

/** No full check of an address: what can never be one, so that nobody is invited by a slip of the pen. */
const EMAIL = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]{2,}$/;
const LONGEST_EMAIL = 254;

/**
 * Who is registered, and why not. A user is when first name, last name and e-mail address are all filled; an
 * emptied e-mail address takes the user out. An empty name does neither, nor does a row without an e-mail column. The same address with two users is
 * refused for both, because nobody can tell whose it is. Source: Visma support article AV-419715.
 */
export function judgeUsers(users: readonly AccountViewUser[]): readonly Verdict<UserData>[] {
	const holders = grouped(
		users.filter(({ email = '' }) => email !== ''),
		({ email = '' }) => sameAddress(email),
	);
	return users.map((user) => {
		const { code, firstName, lastName, email = '' } = user;
		const others = othersNamed(holders.get(sameAddress(email)) ?? [], user);
		const judged = judge(user, others);
		return {
			key: code,
			name: `${firstName} ${lastName}`.trim() || code,
			wish: judged?.wish ?? 'register',
			data: { firstName, lastName, email },
			reason: judged?.reason ?? null,
			notices: [],
		};
	});
}

/** Addresses are compared without regard to capitals: no mail server of today tells them apart. */
export function sameAddress(email: string): string {
	return email.toLowerCase();
}

/** A service takes an address from one user alone. */
export const UNIQUE_ADDRESS: UniqueValue<UserData> = {
	of: ({ email }) => sameAddress(email),
	nameOf: ({ firstName, lastName }) => `${firstName} ${lastName}`.trim(),
	isTaken: ({ email }, keeper) => ({
		nl: `E-mailadres ${email} is bij de dienst nog van ${keeper}, en komt niet vrij. Ruilen gaat niet in één keer: geef een van beiden eerst een ander adres.`,
		en: `E-mail address ${email} is still that of ${keeper} at the service, and does not become free. Nobody can swap at once: give one of the two another address first.`,
	}),
};

function judge(
	{ firstName, lastName, email }: AccountViewUser,
	others: string,
): { readonly wish: 'hold' | 'remove'; readonly reason: Bilingual } | null {
	if (email === undefined) return { wish: 'hold', reason: EMAIL_MISSING };
	if (email === '') return { wish: 'remove', reason: NO_EMAIL };
	if (others !== '') {
		return {
			wish: 'hold',
			reason: {
				nl: `E-mailadres ${email} staat ook bij ${others}; geef elke gebruiker een eigen adres.`,
				en: `E-mail address ${email} is also that of ${others}; give each user an own address.`,
			},
		};
	}
	if (!EMAIL.test(email) || email.length > LONGEST_EMAIL) {
		return {
			wish: 'hold',
			reason: {
				nl: `${email} is geen e-mailadres; verbeter het in AccountView.`,
				en: `${email} is no e-mail address; mend it in AccountView.`,
			},
		};
	}
	if (firstName === '' && lastName === '') return { wish: 'hold', reason: NO_NAMES };
	if (firstName === '') return { wish: 'hold', reason: NO_FIRST_NAME };
	if (lastName === '') return { wish: 'hold', reason: NO_LAST_NAME };
	return null;
}

const NO_EMAIL: Bilingual = {
	nl: 'Het e-mailadres is leeg. Vul het in AccountView in om de gebruiker te registreren.',
	en: 'The e-mail address is empty. Fill it in AccountView to register the user.',
};
const EMAIL_MISSING: Bilingual = {
	nl: 'De rij heeft geen kolom email; wijs die toe, leeg als er geen e-mailadres is.',
	en: 'The row has no column email; map it, empty where there is no e-mail address.',
};
const NO_NAMES: Bilingual = {
	nl: 'Voornaam en achternaam zijn leeg; vul ze in AccountView in.',
	en: 'First name and last name are empty; fill them in AccountView.',
};
const NO_FIRST_NAME: Bilingual = {
	nl: 'De voornaam is leeg; vul hem in AccountView in.',
	en: 'The first name is empty; fill it in AccountView.',
};
const NO_LAST_NAME: Bilingual = {
	nl: 'De achternaam is leeg; vul hem in AccountView in.',
	en: 'The last name is empty; fill it in AccountView.',
};

/**
 * Who stays though the table takes them out, by id, with why: without them nobody could administer the service any more.
 *
 * @param isComplete whether who is not in the table is taken out
 */
export function keptAdministrators(
	verdicts: readonly Verdict<UserData>[],
	known: readonly KnownUser[],
	isComplete: boolean,
): ReadonlyMap<string, Bilingual> {
	const wishes = new Map(verdicts.map(({ key, wish }) => [key.toLowerCase(), wish]));
	const isTakenOut = ({ reference }: KnownUser): boolean => {
		const wish = wishes.get(reference.toLowerCase());
		return reference !== '' && (wish === undefined ? isComplete : wish === 'remove');
	};
	const administrators = administratorsOf(known);
	if (!administrators.every(isTakenOut)) return new Map();
	return new Map(administrators.map(({ id }) => [id, reasons.lastAdministrator]));
}

/** Those who have a password; where nobody has, those who may choose one. */
export function administratorsOf(known: readonly KnownUser[]): readonly KnownUser[] {
	const all = known.filter(({ isAdministrator }) => isAdministrator);
	const able = all.filter(({ invitation }) => invitation === 'accepted');
	return able.length > 0 ? able : all;
}

export function bounced(email: string): Bilingual {
	return {
		nl: `De uitnodiging aan ${email} kwam terug; verbeter het e-mailadres in AccountView.`,
		en: `The invitation to ${email} bounced; mend the e-mail address in AccountView.`,
	};
}
