import { DARK, LIGHT, PAPER, properties } from './colours';

const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,sans-serif';

const BASE = `
:root{color-scheme:light dark;${properties(LIGHT)}}
@media (prefers-color-scheme:dark){:root{${properties(DARK)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 ${FONT};overflow-wrap:anywhere}
.wide{max-width:76rem;margin:0 auto;padding:1.5rem 1rem}
h1{font-size:1.6rem;line-height:1.25;margin:0}h2{font-size:1.2rem;margin:2rem 0 .75rem}h3,.name{font-size:1.1rem;margin:0}h4{font-size:.9rem;margin:1.1rem 0 .4rem}
p{margin:.3rem 0}a{color:var(--written)}.quiet{color:var(--quiet)}.small{font-size:.875rem}
.summary{font-size:1.1rem;font-weight:600;margin-top:.6rem}
footer{margin-top:2rem;color:var(--quiet);font-size:.8rem}
:focus-visible{outline:3px solid var(--written);outline-offset:2px}
`;

const PARTS = `
.well{--mood:var(--well)}.busy{--mood:var(--written)}.warn{--mood:var(--warn)}.bad{--mood:var(--failed)}.idle{--mood:var(--quiet)}
.badge{color:var(--mood);font-weight:700}.state{font-size:1.15rem;margin:.6rem 0}
.card,.box{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.1rem}
.box+.box,.figures+.box,header+main>.box:first-child{margin-top:1rem}.box h2{margin-top:0}
.notice{border-left:.3rem solid var(--mood);margin:1rem 0 0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem;align-items:start;list-style:none;margin:1.25rem 0 0;padding:0}.cards+p{margin-top:1rem}
.card{border-top:4px solid var(--mood,var(--line))}
.head{display:flex;flex-wrap:wrap;gap:.3rem .75rem;align-items:baseline;justify-content:space-between}
.figures{display:flex;flex-wrap:wrap;gap:.75rem;list-style:none;margin:1.1rem 0 0;padding:0}
.figures li{flex:1 1 8rem;background:var(--card);border:1px solid var(--line);border-left:.3rem solid var(--mood,var(--line));border-radius:.6rem;padding:.5rem .9rem}
.figures b{display:block;font-size:1.5rem;line-height:1.2;color:var(--mood,inherit);font-variant-numeric:tabular-nums}.figures span{font-size:.875rem;color:var(--quiet)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .9rem;margin:.7rem 0 0;font-size:.9rem}dt{color:var(--quiet)}dd{margin:0;text-align:right;font-variant-numeric:tabular-nums}
.facts{grid-template-columns:auto 1fr;gap:.35rem 1.6rem;margin:0}.facts dd{text-align:left}
@media (max-width:44rem){.facts{grid-template-columns:1fr;gap:0}.facts dd+dt{margin-top:.5rem}}
`;

const CHARTS = `
svg{display:block;width:100%;max-width:30rem;height:auto}svg text{fill:var(--quiet);font-size:10px}@media (max-width:30rem){svg text{font-size:12px}}
.b-written{fill:var(--written)}.b-failed{fill:var(--failed)}.b-late{fill:var(--warn)}.b-stub{fill:var(--stub)}.b-odd{stroke:var(--warn);stroke-width:2;fill:none}
.grid{stroke:var(--line)}.gap{stroke:var(--quiet);stroke-dasharray:2 3}.hit{fill:transparent}
.legend{display:flex;flex-wrap:wrap;gap:.1rem .9rem;list-style:none;margin:.3rem 0 .6rem;padding:0;font-size:.8rem;color:var(--quiet)}
.legend i{display:inline-block;width:.7rem;height:.7rem;margin-right:.35rem;border-radius:2px;background:var(--ink)}
.bars{list-style:none;margin:0;padding:0;font-size:.875rem;max-width:44rem}.bars li{display:grid;grid-template-columns:1fr auto;gap:0 .6rem;margin-bottom:.35rem}.bars .pair{margin-bottom:.8rem}
.bars .n{text-align:right;font-variant-numeric:tabular-nums}.bars .label{grid-column:1/-1;font-weight:600}.bars .pair{grid-template-columns:1fr minmax(6rem,auto);align-items:center}
.track{grid-column:1/-1;height:.5rem;border-radius:.25rem;background:var(--track);overflow:hidden;display:flex}.pair .track{grid-column:auto}
.track span{display:block;height:100%;min-width:2px;background:var(--ink)}.track .none{min-width:0}.big{height:.9rem;border-radius:.45rem}
`;

const TABLES = `
table{width:100%;border-collapse:collapse;font-size:.9rem}caption{text-align:left;color:var(--quiet);font-size:.875rem;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-top:1px solid var(--line)}thead th{border-top:0}th{font-size:.8rem;color:var(--quiet);font-weight:600}
th{overflow-wrap:break-word}.stack td{min-width:5.5em}tbody th{font-size:inherit;color:inherit}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.date,.scroll time,td .badge{white-space:nowrap}.scroll{overflow-x:auto;overflow-wrap:normal}
th>span,td>span:only-child:not([class]){display:block;text-align:right;font-variant-numeric:tabular-nums}td>span:only-child:not([class]){white-space:nowrap}
.form tbody th{padding-top:1rem}.key{font-weight:600}.issues th:first-child{width:18%}.issues th:nth-child(3){width:30%}.issues th:nth-child(4){width:10rem}
.matrix td,.matrix thead th+th{text-align:center}.matrix td{color:var(--well);font-weight:700}
@media (max-width:44rem){.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack,.stack tbody,.stack tr,.stack td,.stack th,.stack caption{display:block;width:100%}.stack tr{border-top:1px solid var(--line);padding:.6rem 0}
.stack td,.stack tbody th{border:0;min-width:0;padding:.15rem 0}.stack td.n{text-align:left}.stack td:empty{display:none}
.form{overflow-wrap:anywhere}.form table{font-size:.78rem}.form th,.form td{padding-right:.4rem}.form td:first-child{min-width:1.8em}.form td:nth-child(2){min-width:6.5em}
.stack td::before{content:attr(data-name);display:block;color:var(--quiet);font-size:.78rem;font-weight:600}}
`;

const PRINT = `
@media print{:root{${properties(PAPER)};color-scheme:light}
body{font-size:10.5pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}.wide{max-width:none;padding:0}.cards{grid-template-columns:1fr 1fr}.card,tr,h2,h3,h4,.figures li,.bars li{break-inside:avoid}h2,h3,h4,caption{break-after:avoid}
.box{border:0;padding:0}.notice{border-left:.3rem solid var(--mood);padding-left:.7rem}.scroll{overflow:visible}thead{display:table-header-group}}
`;

/** The style sheet: light, dark, narrow screens and paper. */
export const STYLE = [BASE, PARTS, CHARTS, TABLES, PRINT].join('');
