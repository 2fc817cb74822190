import type { KeptService, KeptUser } from './records';

/** The role in Visma.net with which users, companies and roles are administered. */
const ADMINISTRATOR_ROLE = 'Customer Administrator';

type Administered = Pick<KeptService, 'users' | 'access'>;

/** Whether a user may administer the service: from the beginning, or by the role for any company. */
export function isAdministrator(
	{ access }: Pick<Administered, 'access'>,
	user: Pick<KeptUser, 'id' | 'isAdministrator'>,
): boolean {
	const hasRole = access.some(
		({ kind, name, userId }) =>
			kind === 'role' && name === ADMINISTRATOR_ROLE && userId === user.id,
	);
	return user.isAdministrator || hasRole;
}

export function isAdministered(service: Administered): boolean {
	return service.users.some((user) => isAdministrator(service, user));
}
