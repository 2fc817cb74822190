import type { Language } from '../language';

/** A document of its own: no script, nothing from elsewhere, for screens of any size and for paper. */
export function pageOf(language: Language, title: string, body: string): string {
	return `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escaped(title)}</h1>${body}</main></body></html>
`;
}

/** Text made harmless inside HTML elements and quoted attributes. */
export function escaped(text: string): string {
	return (
		text
			// Control characters have no place in HTML, and strict readers refuse them.
			.replace(/(?![\t\n\r])[\p{Cc}\p{Surrogate}]/gu, '\uFFFD')
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
			.replaceAll("'", '&#39;')
	);
}

const STYLE = `
:root{color-scheme:light dark;--page:#f4f6f8;--card:#fff;--text:#1b2430;--quiet:#515c6a;--line:#d9dfe6;--new:#16703f;--changed:#1f66c9;--gone:#bb2d22;--warn:#835200}
@media (prefers-color-scheme:dark){:root{--page:#11151b;--card:#1a2029;--text:#e7ebf1;--quiet:#a9b4c3;--line:#323b48;--new:#57cf90;--changed:#62a6ff;--gone:#ff8178;--warn:#e5b64d}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1rem}h1{font-size:1.6rem;line-height:1.25;margin:0}h2{font-size:1.2rem;margin:2rem 0 .75rem}
p{margin:.3rem 0}.quiet{color:var(--quiet)}.counts{display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;list-style:none;margin:.8rem 0;padding:0}.counts b{font-variant-numeric:tabular-nums}
.box{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:.4rem 1.1rem 1rem;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.9rem}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-top:1px solid var(--line);overflow-wrap:break-word}
thead th{border-top:0;font-size:.8rem;color:var(--quiet)}tbody th{font-weight:600}.state{white-space:nowrap;font-weight:600}
.registered{color:var(--new)}.changed{color:var(--changed)}.removed{color:var(--gone)}.notVisible,.kept,.notice{color:var(--warn)}
.matrix td,.matrix thead th+th{text-align:center}.yes{color:var(--new);font-weight:700}
@media print{:root{--page:#fff;--card:#fff;--text:#000;--quiet:#444;--line:#bbb;--new:#16703f;--changed:#1f66c9;--gone:#bb2d22;--warn:#835200;color-scheme:light}
body{font-size:10pt}main{max-width:none;padding:0}.box{border:0;padding:0;overflow:visible}tr,h2{break-inside:avoid}h2{break-after:avoid}thead{display:table-header-group}}
`;
