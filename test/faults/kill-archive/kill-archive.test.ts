import { ArchiveChildren, killAtEveryStep } from './matrix';

const children = new ArchiveChildren();

afterAll(() => {
	children.remove();
});

describe('A process that stores a document and is killed at every numbered step', () => {
	it.each([
		['with hard links', true],
		['without hard links', false],
	])(
		'removes nothing before it has gone out for good, and leaves nothing by half: a disk %s',
		async (_, hasLinks) => {
			const figures = await killAtEveryStep(children, hasLinks);

			expect(figures.kills).toBeGreaterThanOrEqual(60);
			expect(figures.before).toBeGreaterThanOrEqual(40);
			expect(figures.kills - figures.before).toBeGreaterThanOrEqual(15);
		},
		600_000,
	);
});
