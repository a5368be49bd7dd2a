/** How all pages look, in light and in dark. */
export const pageStyle = `
:root{color-scheme:light dark;--back:#fff;--soft:#f5f5f5;--text:#242424;--dim:#5c5c5c;--line:#c8c6c4;--edge:#767676;--accent:#0f6cbd;--on-accent:#fff;--heading:#2b4f7c;
--good:#0e700e;--bad:#b10e1c;--unsure:#8a3707;--notice:#f1faf1;--failed:#fdf3f4}
@media (prefers-color-scheme:dark){:root{--back:#1f1f1f;--soft:#2b2b2b;--text:#fff;--dim:#c7c7c7;--line:#525252;--edge:#999;--accent:#62abf5;--on-accent:#10243a;
--heading:#a9cbf0;--good:#54b054;--bad:#eeacb2;--unsure:#faa06b;--notice:#1b2a1b;--failed:#3b1f22}::placeholder{color:#8f8f8f}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;font:14px/1.45 "Segoe UI",system-ui,-apple-system,sans-serif;color:var(--text);background:var(--back)}
header{border-bottom:1px solid var(--line)}
.product{margin:0;padding:.5rem 1.5rem;font-size:12px;color:var(--dim)}
.tabs{display:flex;flex-wrap:wrap;gap:.25rem;margin:0;padding:0 1rem;list-style:none}
.tabs a{display:block;padding:.5rem .75rem;color:var(--dim);font-weight:600;text-decoration:none;border-bottom:3px solid transparent}
.tabs a[aria-current]{color:var(--accent);border-color:var(--accent)}
main{flex:1;width:100%;max-width:60rem;padding:1rem 1.5rem 2rem}
h1{margin:.5rem 0 1rem;font-size:20px;font-weight:400;color:var(--heading)}
h2{margin:1.75rem 0 .5rem;font-size:17px;font-weight:400;color:var(--heading)}
h3{font-size:14px}
.state{display:flex;align-items:center;gap:.75rem;font-size:20px;color:var(--text)}
p.state{font-size:16px}
a{color:var(--accent)}
label,legend{display:block;margin:.75rem 0 .25rem;font-weight:600}
.box{display:flex;align-items:baseline;gap:.5rem;margin:.5rem 0;font-weight:400}
.row{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem}.row label{margin:0}.row+.row{margin-top:.75rem}
fieldset{margin:0;padding:0;border:0}legend{padding:0}
input:not([type=checkbox],[type=radio]),select{min-height:32px;padding:.25rem .5rem;font:inherit;color:inherit;background:var(--back);border:1px solid var(--edge);border-radius:2px}
input:not([type=checkbox],[type=radio],[type=number]){width:100%}.row input{max-width:20rem}
.checked{display:flex;align-items:center;gap:.75rem;min-height:34px}.checked input{flex:1}
.tick{width:24px}.tick[hidden]{display:inline-block;visibility:hidden}
.says{min-height:1.5em;margin:.25rem 0;color:var(--dim)}.hint{color:var(--dim)}
button,.button{display:inline-block;min-height:32px;padding:.3rem 1rem;font:inherit;color:inherit;text-decoration:none;cursor:pointer;background:var(--soft);border:1px solid var(--edge);border-radius:2px}
.primary{color:var(--on-accent);background:var(--accent);border-color:var(--accent)}
button:disabled{color:var(--dim);background:var(--soft);border-color:var(--line);cursor:not-allowed}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.commands{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:.5rem;margin-top:2rem}
.fields{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:0 1.5rem;max-width:48rem}.fields select{width:100%}
.wrong{margin:.25rem 0;color:var(--bad)}[aria-invalid=true]{border-color:var(--bad)!important}
.steps{max-width:48rem;margin:.75rem 0;padding:0;list-style:none}.steps li{display:grid;grid-template-columns:20px 1fr;gap:0 .75rem;padding:.6rem 0;border-bottom:1px solid var(--line)}
.steps p{margin:.15rem 0 0;overflow-wrap:anywhere}.tested{margin-top:1.5rem}.tested h3{margin:0;overflow-wrap:anywhere}.tested .says{display:flex;gap:.75rem;color:var(--text)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1.5rem;margin:.75rem 0}dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
.mark{display:inline-grid;place-items:center;flex:none;width:20px;height:20px;border-radius:50%;font-size:12px;line-height:1;color:var(--back);background:var(--dim)}
.mark.good{background:var(--good)}.mark.bad{background:var(--bad)}.mark.unsure{background:var(--unsure)}
.notice{display:flex;gap:.75rem;margin:0 0 1rem;padding:.6rem .75rem;background:var(--notice);border:1px solid var(--good);border-radius:2px}
.notice.failed{background:var(--failed);border-color:var(--bad)}
footer{display:flex;align-items:center;justify-content:space-between;padding:0 1.5rem;background:var(--soft);border-top:1px solid var(--line)}
footer p{display:flex;align-items:center;gap:.5rem;margin:.5rem 0}.refresh{padding:.25rem .6rem;font-size:18px;text-decoration:none}
.working{position:fixed;right:1.5rem;bottom:3.5rem;margin:0;padding:.5rem 1rem;color:var(--text);background:var(--soft);border:1px solid var(--accent);border-radius:2px}.working:empty{display:none}
.wide{overflow-x:auto}.wide table{min-width:38rem}table{width:100%;border-collapse:collapse}
th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
td:first-child{white-space:nowrap}th[scope=row]{min-width:8rem}th[scope=col]{overflow-wrap:normal}
.fail{color:var(--bad);font-weight:600}.warning{color:var(--unsure);font-weight:600}.pass{color:var(--good)}.notChecked{color:var(--dim)}
pre{max-height:24rem;margin:0;padding:.75rem;overflow:auto;font:12px/1.5 Consolas,"DejaVu Sans Mono",monospace;background:var(--soft);border:1px solid var(--line)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (forced-colors:active){.mark{forced-color-adjust:none}}
`
