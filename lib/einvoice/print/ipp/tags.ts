/** Marks of groups of attributes (RFC 8010, 3.5.1). */
export const GROUPS = { operation: 0x01, job: 0x02, printer: 0x04, unsupported: 0x05 } as const;

export const END_OF_ATTRIBUTES = 0x03;

/** Marks below this one begin a group or end them; those from it on stand before a value. */
export const FIRST_VALUE_TAG = 0x10;

/** What a value is (RFC 8010, 3.5.2). */
export const TAGS = {
	integer: 0x21,
	boolean: 0x22,
	enum: 0x23,
	rangeOfInteger: 0x33,
	begCollection: 0x34,
	textWithLanguage: 0x35,
	nameWithLanguage: 0x36,
	endCollection: 0x37,
	text: 0x41,
	name: 0x42,
	keyword: 0x44,
	uri: 0x45,
	uriScheme: 0x46,
	charset: 0x47,
	naturalLanguage: 0x48,
	mimeMediaType: 0x49,
	memberName: 0x4a,
} as const;

/** What is asked of a printer (RFC 8011, 5.4.15). */
export const OPERATIONS = {
	printJob: 0x0002,
	createJob: 0x0005,
	sendDocument: 0x0006,
	cancelJob: 0x0008,
	getJobAttributes: 0x0009,
	getJobs: 0x000a,
	getPrinterAttributes: 0x000b,
} as const;

export type Operation = (typeof OPERATIONS)[keyof typeof OPERATIONS];
