import fc from 'fast-check';

/** Any UTF-16, half surrogate pairs and NUL included. */
export const anyUtf16 = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: fc.integer({ min: 32, max: 126 }) },
			{ weight: 2, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
			{
				weight: 2,
				arbitrary: fc.constantFrom(
					0,
					9,
					10,
					13,
					0x85,
					0xa0,
					0xad,
					0x200b,
					0xfeff,
					0x300,
					0x301,
					0x345,
				),
			},
			{ weight: 1, arbitrary: fc.constantFrom(0xd83d, 0xde00, 0xdf, 0x130, 0x131, 0x3a3, 0x390) },
		),
		{ maxLength: 30 },
	)
	.map((codes) => String.fromCharCode(...codes));

/** Texts that resemble numbers, days and postcodes. */
const nearlyRead = fc
	.array(
		fc.constantFrom(
			...'0123456789'.split(''),
			...'0123456789.,-+/ ()'.split(''),
			'€',
			'EUR',
			'e',
			'E',
			'T',
			'Z',
			':',
			';ext=',
			' toestel ',
			'AB',
			'00',
			'06',
			'+31',
			'.000',
			'\u00a0',
		),
		{ maxLength: 16 },
	)
	.map((parts) => parts.join(''));

/** What a field of a record may hold. */
export const anyValue = fc.oneof(
	anyUtf16,
	nearlyRead,
	fc.double(),
	fc.double({ min: -10_000, max: 10_000 }),
	fc.integer(),
	fc.boolean(),
	fc.date({ noInvalidDate: false }),
	fc.constantFrom(null, undefined),
	fc.jsonValue(),
);
