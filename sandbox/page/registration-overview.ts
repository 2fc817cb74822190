import type { Sandbox } from '../sandbox';
import { isAdministrator } from '../visma/administrators';
import { SERVICE_NAMES, type ServiceName } from '../visma/records';

const MOST_ROWS = 200;

interface ShownUser {
	readonly service: ServiceName;
	readonly name: string;
	readonly email: string;
	/** Code in AccountView; '' for one that was made by hand. */
	readonly reference: string;
	readonly invitation: 'sent' | 'accepted' | 'bounced';
	readonly isAdministrator: boolean;
	/** What the user may, one line each. */
	readonly access: readonly string[];
}

interface ShownService {
	readonly service: ServiceName;
	readonly companies: readonly string[];
	readonly costCarriers: readonly string[];
	readonly users: readonly ShownUser[];
}

/** What the page shows of AccountView.Net and Visma.net; the oldest users first. */
export function registrationOverview({ visma }: Pick<Sandbox, 'visma'>): readonly ShownService[] {
	return SERVICE_NAMES.map((service) => {
		const { users, companies, costCarriers, access } = visma.kept(service);
		const codes = new Map(companies.map(({ id, reference }) => [id, reference]));
		return {
			service,
			companies: companies.map(({ code, name }) => `${code} ${name}`),
			costCarriers: costCarriers.map(({ kind, code, description }) =>
				[kind, code, description].join(' '),
			),
			users: users.slice(0, MOST_ROWS).map((user) => ({
				...{ service, name: `${user.firstName} ${user.lastName}`, email: user.email },
				...{ reference: user.reference, invitation: user.invitation },
				isAdministrator: isAdministrator({ access }, user),
				access: access
					.filter(({ userId }) => userId === user.id)
					.map(({ companyId, name }) =>
						[codes.get(companyId) ?? '', name].filter((part) => part !== '').join(', '),
					),
			})),
		};
	});
}
