import { VismaError } from '../errors';
import type { Service } from './services';

/**
 * Whether people create it on both sides themselves: at AccountView.Net in version 9.6; from 9.6a on it is
 * synchronised. Source: Visma support article AV-419715.
 *
 * @throws VismaError VISMA_SETTINGS_INVALID for a version that cannot be read or has no link with the services
 */
export function isByHandIn(version: string, service: Service): boolean {
	const parts = /^(\d{1,3})\.(\d{1,3})([a-z]?)$/i.exec(version.trim());
	if (parts === null) {
		throw invalid(
			`"${version}" is no version of AccountView.`,
			'Give it as in Help > Info, such as 9.6, 9.6a or 11.0.',
		);
	}
	const [, major, minor, letter = ''] = parts;
	const number = Number(major) * 1000 + Number(minor);
	if (number < 9006) {
		throw invalid(
			`AccountView ${version} has no link with the Visma services.`,
			'It needs version 9.6 or later.',
		);
	}
	return service === 'accountViewNet' && number === 9006 && letter === '';
}

function invalid(message: string, remedy: string): VismaError {
	return new VismaError({ code: 'VISMA_SETTINGS_INVALID', message, remedy });
}
