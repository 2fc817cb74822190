import type { AccountViewUser, UserGroup } from './master-data';

export interface Membership {
	/** Codes of all groups that a user is in, by the user's own code; nested ones included. */
	readonly groupsOf: ReadonlyMap<string, ReadonlySet<string>>;
	/** Codes of the groups that contain themselves, directly or through others. */
	readonly circular: readonly string[];
}

/**
 * In which groups each user is. A member of a group is a member of those that contain it. Where groups contain
 * one another in a circle, none of them passes its members on to the others: they are named instead.
 */
export function membership(
	users: readonly AccountViewUser[],
	groups: readonly UserGroup[],
): Membership {
	const children = new Map(groups.map((group) => [group.code, group.groups]));
	const within = new Map(groups.map(({ code }) => [code, reachableFrom(code, children)]));
	const parents = new Map<string, string[]>();
	for (const group of groups) {
		for (const child of group.groups) {
			if (within.get(child)?.has(group.code) === true || child === group.code) continue;
			parents.set(child, [...(parents.get(child) ?? []), group.code]);
		}
	}
	const above = new Map<string, ReadonlySet<string>>();
	const aboveOf = (code: string): ReadonlySet<string> => {
		const known = above.get(code) ?? new Set([code, ...reachableFrom(code, parents)]);
		above.set(code, known);
		return known;
	};
	return {
		groupsOf: new Map(
			users.map((user) => [user.code, new Set(user.groups.flatMap((code) => [...aboveOf(code)]))]),
		),
		circular: groups.map(({ code }) => code).filter((code) => within.get(code)?.has(code)),
	};
}

/** What is reached from a group by one step or more. */
function reachableFrom(
	start: string,
	next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
	const found = new Set<string>();
	const open = [...(next.get(start) ?? [])];
	for (let code = open.pop(); code !== undefined; code = open.pop()) {
		if (found.has(code)) continue;
		found.add(code);
		open.push(...(next.get(code) ?? []));
	}
	return found;
}
