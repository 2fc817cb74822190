// @ts-check
/** Who and what the day is about. All of it is made up. */
import { day } from '../e2e/office.mjs';

/** Whom the flows mail to. */
export const BOOKKEEPER = 'boekhouding@demo-installatie.example';

/** Typed in AccountView in the morning, in AccountView's columns. */
export const CUSTOMER = {
	SUB_NR: '10201',
	ACCT_NAME: 'Lunchroom De Zwaluw',
	ADDRESS1: 'Twijnstraat 31',
	POST_CODE: '3511 ZH',
	CITY: 'Utrecht',
	TEL_BUS: '030-5550631',
	MAIL_BUS: 'info@dezwaluw.example',
	EL_SI: true,
};

/** What somebody types for that customer's e-mail address. */
export const MISTYPED = 'x(at)y';

export const PROJECT = {
	PROJ_CODE: '26-031',
	PROJ_DESC: 'Keuken De Zwaluw',
	SUB_NR: CUSTOMER.SUB_NR,
	PROJ_TYPE: 'SERVICE',
	EMP_NR: '103',
	BEG_DATE: day(0),
};

const WORK = {
	customerNumber: CUSTOMER.SUB_NR,
	projectCode: PROJECT.PROJ_CODE,
	typeOfWork: 'SERVICE',
};

/** Planned in the app in the morning. */
export const TAP = {
	...WORK,
	description: 'Keukenkraan en sifon vervangen',
	targetDate: day(0),
};
export const EXTRACTOR = {
	...WORK,
	description: 'Afzuigkap aansluiten',
	targetDate: day(1),
};

/** What was used for them; AccountView does not know the last of the extractor's articles. */
export const USED_FOR_TAP = [
	{ code: 'KRAAN-KEUKEN', quantity: 1, ticked: true },
	{ code: 'SIFON-32', quantity: 2, ticked: true },
	{ code: 'VOORRIJ', quantity: 1, ticked: true },
	{ code: 'KNIE-15', quantity: 2, ticked: false },
];
export const UNKNOWN_ARTICLE = 'VETFILTER-60';
export const USED_FOR_EXTRACTOR = [
	{ code: 'VENTBOX', quantity: 1, ticked: true },
	{ code: UNKNOWN_ARTICLE, quantity: 1, ticked: true },
];

/** Made in AccountView, for next week. */
export const ORDER = {
	RPL_INV: CUSTOMER.SUB_NR,
	COMMENT1: 'Onderhoud ketel en boiler',
	PROJ_CODE: PROJECT.PROJ_CODE,
	DEL_DATE: day(7),
};

const ENTRY = { projectCode: PROJECT.PROJ_CODE, date: day(0) };

/** Hours of the mechanics on the project. */
export const HOURS = [
	{ ...ENTRY, employee: '103', kind: 'work', hours: 3.5, description: 'Kraan en sifon' },
	{ ...ENTRY, employee: '103', kind: 'travel', hours: 0.75, description: 'Heen en terug' },
	{ ...ENTRY, employee: '104', kind: 'work', hours: 2, description: 'Afzuigkap' },
];

/** Begins today: a row of the table of users. */
export const COLLEAGUE = {
	code: 'NOOR',
	firstName: 'Noor',
	lastName: 'Bakker',
	email: 'noor@demo-installatie.example',
	groups: 'KANTOOR',
	administrator: '',
};
