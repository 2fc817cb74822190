/**
 * What the documents are made of, as pdfmake takes it: the part of its document definitions that is used
 * here. Its own types bring those of a browser with them, which would then hold for all of the package.
 */

/** Around a node, in points: left, top, right, bottom. */
type Margin = [left: number, top: number, right: number, bottom: number];
type Width = number | '*' | 'auto';

interface Block {
	margin?: Margin;
	width?: Width;
	/** From the upper left corner of the page; what is placed so takes no room from the others. */
	absolutePosition?: { x: number; y: number };
	pageBreak?: 'before';
	/** Goes to the next page as a whole. */
	unbreakable?: boolean;
}

/**
 * Where the layout has put a text; the library fills it in once it has laid out, and right only for a text
 * with an id.
 */
export interface Placed {
	id?: string;
	readonly positions?: readonly { readonly pageNumber: number }[];
}

export interface TextStyle extends Block, Placed {
	fontSize?: number;
	bold?: boolean;
	color?: string;
	alignment?: 'left' | 'right';
	lineHeight?: number;
	noWrap?: boolean;
}

export interface ContentText extends TextStyle {
	text: string | { text: string; font: string }[];
}

export interface ContentStack extends Block {
	stack: Content[];
}

interface ContentColumns extends Block {
	columns: Content[];
	columnGap?: number;
}

interface ContentImage extends Block {
	image: string;
	fit: [width: number, height: number];
}

export type CanvasElement =
	| { type: 'rect'; x: number; y: number; w: number; h: number; color: string }
	| {
			type: 'line';
			x1: number;
			y1: number;
			x2: number;
			y2: number;
			lineWidth: number;
			lineColor: string;
	  };

interface ContentCanvas extends Block {
	canvas: CanvasElement[];
}

export type TableCell = ContentText | ContentStack;

/** Lines and room of a table; rows and columns are counted from 0, lines from the one above the first row. */
interface TableLayout {
	hLineWidth: (line: number) => number;
	hLineColor?: (line: number) => string;
	vLineWidth: () => number;
	fillColor?: (row: number) => string | null;
	paddingLeft: (column: number) => number;
	paddingRight: (column: number) => number;
	paddingTop: (row: number) => number;
	paddingBottom: (row: number) => number;
}

export interface ContentTable extends Block {
	table: {
		widths: Width[];
		body: TableCell[][];
		/** Rows that come back at the top of each page. */
		headerRows?: number;
		keepWithHeaderRows?: number;
		dontBreakRows?: boolean;
	};
	layout: TableLayout;
}

export type Content =
	ContentText | ContentStack | ContentColumns | ContentImage | ContentCanvas | ContentTable;

/** A file inside the PDF, with what PDF/A-3 asks of it: its type, its dates, what it is to the document. */
export interface AssociatedFile {
	src: string;
	name: string;
	type: string;
	description: string;
	relationship: 'Alternative';
	creationDate: Date;
	modifiedDate: Date;
}

export interface DocumentDefinition {
	pageSize: { width: number; height: number };
	pageMargins: Margin;
	defaultStyle: { font: string; fontSize: number; color: string };
	images: Record<string, string>;
	content: Content[];
	header: (page: number) => Content;
	footer: (page: number, pages: number) => Content;
	version?: '1.7';
	language?: string;
	displayTitle?: boolean;
	subset?: 'PDF/A-3b';
	files?: Record<string, AssociatedFile>;
	info?: {
		title: string;
		author: string;
		subject: string;
		creator: string;
		producer: string;
		creationDate: Date;
		modDate: Date;
	};
}
