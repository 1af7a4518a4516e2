import { text } from 'node:stream/consumers';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { z } from 'zod';

const given = z.array(z.array(z.object({ path: z.string(), text: z.string() })));

/**
 * What the compiler says of the tree when some files are as given, one state after another. It begins with what `npm run types` left
 * behind, and looks again only at what a change reaches.
 */
function errorsAfter(root: string, states: z.infer<typeof given>): string[][] {
  const config = ts.getParsedCommandLineOfConfigFile(join(root, 'tsconfig.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic });
  if (!config) throw new Error('There is no tsconfig.json.');
  const { options, fileNames } = config;
  let overlaid = new Map<string, string>();
  const host = hostOver(options, () => overlaid);
  let builder: ts.EmitAndSemanticDiagnosticsBuilderProgram | undefined = ts.readBuilderProgram(options, host);
  return states.map((changed) => {
    overlaid = new Map(changed.map(({ path, text }) => [join(root, path), text]));
    const names = [...new Set([...fileNames, ...[...overlaid.keys()].filter((name) => name.endsWith('.ts'))])];
    builder = ts.createEmitAndSemanticDiagnosticsBuilderProgram(names, options, host, builder);
    return [...builder.getSyntacticDiagnostics(), ...builder.getSemanticDiagnostics()].map((one) => said(root, one));
  });
}

function hostOver(options: ts.CompilerOptions, overlaid: () => ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createIncrementalCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  const parsed = new Map<string, ts.SourceFile | undefined>();
  host.readFile = (name) => overlaid().get(name) ?? readFile(name);
  host.fileExists = (name) => overlaid().has(name) || fileExists(name);
  host.directoryExists = (name) => ts.sys.directoryExists(name) || [...overlaid().keys()].some((one) => one.startsWith(`${name}/`));
  host.getSourceFile = (name, ...more) => {
    if (overlaid().has(name)) return getSourceFile(name, ...more);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, ...more));
    return parsed.get(name);
  };
  return host;
}

function said(root: string, { file, messageText }: ts.Diagnostic): string {
  const where = file ? `${relative(root, file.fileName)}: ` : '';
  return `${where}${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

function onUnRecoverableConfigFileDiagnostic({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
}

void text(process.stdin).then((states) => console.log(JSON.stringify(errorsAfter(process.cwd(), given.parse(JSON.parse(states))))));
