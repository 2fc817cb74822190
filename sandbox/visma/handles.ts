import type { Sandbox } from '../sandbox';
import type { RegistrationApi } from './registration-api';
import { REGISTRATION_CLIENT } from './tenant';

/** What tests and scripts use of AccountView.Net and Visma.net. */
export function registrationHandles(api: RegistrationApi, baseUrl: string): Sandbox['visma'] {
	return {
		baseUrl,
		client: REGISTRATION_CLIENT,
		kept: (service) => api.services[service].kept,
		condition: () => api.condition,
		change: (condition) => {
			api.condition = { ...api.condition, ...condition };
		},
		clear: () => {
			api.clear();
		},
	};
}
