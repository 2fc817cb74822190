// @ts-check
/** A flow on n8n's canvas, and the picture of all of it. */
import assert from 'node:assert/strict';

/**
 * @typedef {import('./window.mjs').Window} Window
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('../lib/template.mjs').WorkflowNode & { position?: number[] }} DrawnNode
 * @typedef {{ width: number; height: number }} Size
 */

const NOTE = 'n8n-nodes-base.stickyNote';

/** Pixels of the picture for one of the flow: names of nodes can be read, and a file stays small. */
const SCALE = 0.5;
/** Zoom to Fit leaves a margin. */
const FITTED = 0.85;
/** What n8n has around the canvas and, in its corners, over it. */
const AROUND = { width: 100, height: 360 };
/** A node with its name below it. */
const NODE = { width: 100, height: 140 };
/** Around the flow in its picture; on the right the last nodes have their plus. */
const MARGIN = 24;
const RIGHT_MARGIN = 56;

/** @param {Page} page @param {string} name of a node, which is no note */
export const nodeOnCanvas = (page, name) =>
	page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

/**
 * Open a flow, with each of its nodes drawn.
 * @param {Window} window @param {string} id @param {readonly DrawnNode[]} nodes
 */
export async function openFlow(window, id, nodes) {
	const page = await window.page();
	await page.goto(`${window.stack.editor}/workflow/${id}`);
	// Notes are left out: theirs is an empty box with the note over it, which counts as hidden.
	for (const { name, type } of nodes) {
		if (type !== NOTE) await nodeOnCanvas(page, name).waitFor();
	}
	return page;
}

/** @param {readonly DrawnNode[]} nodes @returns {Size} in pixels of the flow */
function sizeOf(nodes) {
	const extent = (/** @type {0 | 1} */ axis, /** @type {'width' | 'height'} */ side) => {
		const starts = nodes.map(({ position }) => position?.[axis] ?? 0);
		const ends = nodes.map(
			({ parameters }, place) => (starts[place] ?? 0) + (parameters[side] ?? NODE[side]),
		);
		return Math.max(...ends) - Math.min(...starts);
	};
	return { width: extent(0, 'width'), height: extent(1, 'height') };
}

/** A window in which the flow has the wanted size. @param {readonly DrawnNode[]} nodes @returns {Size} */
export function sizeOfWindow(nodes) {
	const flow = sizeOf(nodes);
	const side = (/** @type {'width' | 'height'} */ name) =>
		Math.round((flow[name] * SCALE) / FITTED + AROUND[name]);
	return { width: side('width'), height: side('height') };
}

/**
 * The whole flow that is open, cut out of the window.
 * @param {Window} window @param {string} name of the picture
 */
export async function pictureOfFlow(window, name) {
	const page = await window.page();
	await page.getByTestId('zoom-to-fit').click();
	// The canvas moves there slowly.
	await page.waitForTimeout(1000);
	const boxes = await page
		.locator('.vue-flow__node, .vue-flow__edge')
		.evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().toJSON()));
	assert.ok(boxes.length > 0, 'There is nothing on the canvas.');
	const left = Math.min(...boxes.map((box) => box.left)) - MARGIN;
	const top = Math.min(...boxes.map((box) => box.top)) - MARGIN;
	const clip = {
		x: left,
		y: top,
		width: Math.max(...boxes.map((box) => box.right)) + RIGHT_MARGIN - left,
		height: Math.max(...boxes.map((box) => box.bottom)) + MARGIN - top,
	};
	await window.picture(name, page, { clip });
}
