import type { KeptService, ServiceName } from '../../../sandbox';
import { same } from './expected';
import type { Hand } from './history';

let made = 0;

/**
 * What a person does in the admin pages, who is refused what the service refuses everybody.
 *
 * @returns the address of who was removed; '' where nobody was
 */
export function doByHand(kept: KeptService, service: ServiceName, hand: Hand): string {
	made += 1;
	const base = { id: `hand-${made}`, reference: '', key: '', at: 0 };
	const ofAccountView = kept.users.filter(({ reference }) => reference !== '');
	switch (hand.act) {
		case 'makeUser': {
			const { email } = hand;
			if (kept.users.some((user) => same(user.email, email))) return '';
			const names = { firstName: 'Hanna', lastName: 'Hand' };
			kept.users.push({ ...base, ...names, email, isAdministrator: false, invitation: 'accepted' });
			return '';
		}
		case 'makeCompany': {
			const { code, kvkNumber } = hand;
			const isTaken = kept.companies.some(
				(company) =>
					service === 'visma.net' && (company.organisationNumber === kvkNumber || kvkNumber === ''),
			);
			if (isTaken) return '';
			const address = { street: '', postcode: '', city: '', country: '' };
			const company = { code, name: 'Met de hand', organisationNumber: kvkNumber, ...address };
			kept.companies.push({ ...base, ...company });
			return '';
		}
		case 'removeUser': {
			const user = pick(ofAccountView, hand.which);
			if (user === undefined || isLastAdministrator(kept, user.id)) return '';
			kept.users = kept.users.filter(({ id }) => id !== user.id);
			kept.access = kept.access.filter(({ userId }) => userId !== user.id);
			return user.email.toLowerCase();
		}
		case 'accept': {
			const user = pick(ofAccountView, hand.which);
			if (user !== undefined) user.invitation = 'accepted';
			return '';
		}
		case 'makeAdministrator': {
			const user = pick(ofAccountView, hand.which);
			const first = kept.users.find(({ id }) => id === 'beheer');
			if (user === undefined) return '';
			// Who administered it until now leaves it to the new one.
			Object.assign(user, { isAdministrator: true, invitation: 'accepted' });
			if (first !== undefined) first.isAdministrator = false;
			return '';
		}
		case 'give': {
			const user = pick(ofAccountView, hand.which);
			const company = pick(
				kept.companies.filter(({ reference }) => reference !== ''),
				hand.company,
			);
			if (user === undefined || company === undefined) return '';
			const access =
				service === 'visma.net'
					? ({ kind: 'role', name: 'AutoReport User' } as const)
					: ({ kind: 'company', name: '' } as const);
			const ids = { userId: user.id, companyId: company.id };
			const isThere = kept.access.some(
				(one) =>
					one.userId === ids.userId &&
					one.companyId === ids.companyId &&
					one.kind === access.kind &&
					one.name === access.name,
			);
			if (!isThere) kept.access.push({ id: base.id, ...access, ...ids });
			return '';
			return '';
		}
	}
}

function isLastAdministrator(kept: KeptService, id: string): boolean {
	return !kept.users.some((user) => user.isAdministrator && user.id !== id);
}

function pick<Item>(items: readonly Item[], which: number): Item | undefined {
	return items[which % Math.max(items.length, 1)];
}
