import { DEFAULT_SWITCHES, describeSwitches, switchesSchema } from '../../sandbox';

describe('The switches', () => {
	it('have a doc line, a default and, unless they are numbers or texts, their choices', () => {
		for (const { name, doc, choices, default: standard } of describeSwitches()) {
			expect(`${name}: ${doc}`).toMatch(/^\w+: \S.{15,}$/);
			if (choices.length === 0) expect(['number', 'string']).toContain(typeof standard);
			else expect(choices).toContain(standard);
		}
	});

	it('have defaults that are valid, one for each and no more', () => {
		expect(switchesSchema.strict().parse(DEFAULT_SWITCHES)).toEqual(DEFAULT_SWITCHES);
		expect(describeSwitches().map(({ name }) => name)).toEqual(Object.keys(DEFAULT_SWITCHES));
	});
});
