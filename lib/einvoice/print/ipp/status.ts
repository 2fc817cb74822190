/** What a printer answers (RFC 8011, appendix B). */
export const STATUS = {
	forbidden: 0x0401,
	notAuthenticated: 0x0402,
	notAuthorized: 0x0403,
	notPossible: 0x0404,
	notFound: 0x0406,
	gone: 0x0407,
	formatNotSupported: 0x040a,
	valuesNotSupported: 0x040b,
	operationNotSupported: 0x0501,
	serviceUnavailable: 0x0502,
	versionNotSupported: 0x0503,
	temporaryError: 0x0505,
	notAcceptingJobs: 0x0506,
	busy: 0x0507,
} as const;

const NAMES: ReadonlyMap<number, string> = new Map([
	[0x0400, 'client-error-bad-request'],
	[0x0401, 'client-error-forbidden'],
	[0x0402, 'client-error-not-authenticated'],
	[0x0403, 'client-error-not-authorized'],
	[0x0404, 'client-error-not-possible'],
	[0x0405, 'client-error-timeout'],
	[0x0406, 'client-error-not-found'],
	[0x0407, 'client-error-gone'],
	[0x0408, 'client-error-request-entity-too-large'],
	[0x0409, 'client-error-request-value-too-long'],
	[0x040a, 'client-error-document-format-not-supported'],
	[0x040b, 'client-error-attributes-or-values-not-supported'],
	[0x040e, 'client-error-conflicting-attributes'],
	[0x040f, 'client-error-compression-not-supported'],
	[0x0410, 'client-error-compression-error'],
	[0x0411, 'client-error-document-format-error'],
	[0x0412, 'client-error-document-access-error'],
	[0x0500, 'server-error-internal-error'],
	[0x0501, 'server-error-operation-not-supported'],
	[0x0502, 'server-error-service-unavailable'],
	[0x0503, 'server-error-version-not-supported'],
	[0x0504, 'server-error-device-error'],
	[0x0505, 'server-error-temporary-error'],
	[0x0506, 'server-error-not-accepting-jobs'],
	[0x0507, 'server-error-busy'],
	[0x0508, 'server-error-job-canceled'],
	[0x0509, 'server-error-multiple-document-jobs-not-supported'],
]);

/** The name of a status as the standard has it, or its number. */
export function statusName(status: number): string {
	return NAMES.get(status) ?? `0x${status.toString(16).padStart(4, '0')}`;
}

/** The printer has done what was asked, perhaps without something that was wished. */
export function isSuccess(status: number): boolean {
	return status < 0x0100;
}

/** The printer refused what was asked, and so has done nothing. */
export function isClientError(status: number): boolean {
	return status >= 0x0400 && status < 0x0500;
}
