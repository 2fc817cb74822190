import type { Sandbox } from '../sandbox';
import type { AutoReportApi } from './autoreport-api';
import { AUTOREPORT_CLIENT, COMPANY, USUAL_CONDITION } from './tenant';

/** What tests and scripts use of AutoReport. */
export function autoReportHandles(api: AutoReportApi, baseUrl: string): Sandbox['autoReport'] {
	const { reports } = api;
	return {
		baseUrl,
		client: AUTOREPORT_CLIENT,
		companyId: COMPANY.id,
		reports: () => reports.all(),
		nextWalk: (states) => {
			reports.nextWalk(states);
		},
		condition: () => api.condition,
		change: (condition) => {
			api.condition = { ...api.condition, ...condition };
		},
		clear: () => {
			reports.clear();
			api.condition = USUAL_CONDITION;
		},
	};
}
