import type { Bilingual } from '../language';
import type { Membership } from './groups';
import type { AccountViewUser, Holder, MasterData } from './master-data';
import { reasons } from './reasons';

/** A code in a table of rights that no other table has, or that leads nowhere. */
export interface UnknownCode {
	readonly kind: 'user' | 'group' | 'access';
	readonly key: string;
	readonly reason: Bilingual;
}

export interface UnclearRights {
	/** Each once. */
	readonly unknown: readonly UnknownCode[];
	/** Users who may have more rights than could be read, by code, with why. */
	readonly users: ReadonlyMap<string, Bilingual>;
}

/**
 * What the tables of rights leave open: a code that was typed wrongly, or groups in a circle, must not look like
 * a right that was withdrawn.
 *
 * @param holders of rights of every kind that count at the service
 */
export function unclearRights(
	source: MasterData,
	holders: readonly Holder[],
	{ groupsOf, circular }: Membership,
	holdersOf: (holder: Holder) => Iterable<string>,
): UnclearRights {
	const unknown = new Map<string, UnknownCode>();
	const users = new Map<string, Bilingual>();
	const tell = (kind: UnknownCode['kind'], key: string, reason: Bilingual): void => {
		unknown.set(`${kind} ${key}`, { kind, key, reason });
	};
	const groups = knownGroups(source.groups, source.users);
	for (const { user, group } of holders) {
		if (user !== '' && !groupsOf.has(user)) {
			tell('user', user, reasons.userUnknown);
			users.set(user, reasons.userUnknown);
		}
		if (group !== '' && !groups.has(group)) tell('group', group, reasons.groupUnknown);
	}
	const administrations = new Set(source.administrations.map(({ code }) => code));
	for (const { administration, ...holder } of source.rights) {
		if (administrations.has(administration)) continue;
		const reason = reasons.administrationUnknown(administration);
		tell('access', administration, reason);
		for (const user of holdersOf(holder)) users.set(user, reason);
	}
	const inCircle = new Set(circular);
	for (const [user, own] of groupsOf) {
		const group = [...own].find((code) => inCircle.has(code));
		if (group !== undefined) users.set(user, reasons.inCircle(group));
	}
	return { unknown: [...unknown.values()], users };
}

function knownGroups(
	groups: MasterData['groups'],
	users: readonly AccountViewUser[],
): ReadonlySet<string> {
	return new Set([
		...groups.flatMap(({ code, groups: within }) => [code, ...within]),
		...users.flatMap((user) => user.groups),
	]);
}
