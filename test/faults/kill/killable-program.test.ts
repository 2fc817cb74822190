import { join } from 'node:path';
import { KillableProgram } from './killable-program';

interface Deed {
	readonly killAt: number;
	readonly do: 'tell' | 'fail' | 'failAtOnce' | 'end';
}

describe('A program of tasks', () => {
	let program: KillableProgram<Deed, { readonly pid: number }>;

	beforeAll(() => {
		program = new KillableProgram('program', join(__dirname, 'sample-program.ts'));
	});
	afterAll(() => {
		program.remove();
	});

	it('tells what came of a task, in the same process or in another one each time', async () => {
		const same = [await program.goOn({ do: 'tell' }), await program.goOn({ do: 'tell' })];
		const anew = [await program.startAnew({ do: 'tell' }), await program.startAnew({ do: 'tell' })];

		expect(new Set([...same, ...anew].map(({ pid }) => pid)).size).toBe(3);
	});

	it.each(['fail', 'failAtOnce'] as const)('tells what went wrong: %s', async (what) => {
		await expect(program.run({ do: what, killAt: 0 })).rejects.toThrow('no such thing');
		await expect(program.run({ do: what, killAt: 1 }, {}, { mayEnd: true })).rejects.toThrow(
			'no such thing',
		);
		await expect(program.goOn({ do: what })).rejects.toThrow('no such thing');
	});

	it('is no success when its process ends, be it before the task or in the middle of it', async () => {
		await expect(program.startAnew({ do: 'end' })).rejects.toThrow('said nothing');
		await expect(program.goOn({ do: 'end' })).rejects.toThrow('said nothing');
		await expect(program.goOn({ do: 'tell' })).rejects.toThrow();
	});
});
