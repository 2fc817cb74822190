import type { StorePlace } from '../../../contract/store/stores';
import { differenceFrom } from './check';
import { ConnectionStage } from './connection-stage';
import { FlowStage } from './flow-stage';
import type { Table } from './markdown';
import { readScenario, type Chapter, type Scenario } from './scenario';
import type { Stage } from './stage';

/**
 * Plays a scenario from its Given to its end.
 *
 * @throws Error saying what cannot be read, or what is not as a Then says
 */
export async function playScenario(text: string, makePlace: () => StorePlace): Promise<void> {
	const scenario = readScenario(text);
	const stage = await stageFor(scenario, makePlace);
	try {
		for (const step of scenario.given.steps) await stage.play(step);
		for (const chapter of scenario.chapters) await playChapter(stage, chapter);
		await stage.checkEnd();
	} finally {
		await stage.close();
	}
}

async function stageFor({ given }: Scenario, makePlace: () => StorePlace): Promise<Stage> {
	const isConnection = given.tables[0]?.caption === 'The connection';
	if (isConnection) return await ConnectionStage.open(given.tables);
	return await FlowStage.open(makePlace(), given.tables);
}

async function playChapter(stage: Stage, { steps, expected }: Chapter): Promise<void> {
	const silent = stage.required.find((name) => !expected.some(({ caption }) => caption === name));
	if (silent !== undefined) throw new Error(`A Then does not say "${silent}".`);
	stage.beginChapter();
	for (const step of steps) await stage.play(step);
	const wrong: string[] = [];
	for (const table of expected) {
		const difference = await differenceAt(stage, table);
		if (difference !== '') wrong.push(difference);
	}
	if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

async function differenceAt(stage: Stage, expected: Table): Promise<string> {
	const { caption } = expected;
	const actual = await stage.table(caption);
	if (actual === undefined) throw new Error(`A Then has a table that is not known: "${caption}".`);
	return differenceFrom(expected, actual);
}
