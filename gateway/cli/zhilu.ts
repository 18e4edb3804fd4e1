/** The command line. Each command asks the station (or its stores) and shows what comes back; see docs/commands.md. */
import { Command, CommanderError, Option } from 'commander';
import { CONFIG_NAME } from '../config.ts';
import { StationError } from '../domain/errors.ts';
import { helpTitles, usageWords } from '../words/errors.ts';
import { languageOf } from '../words/language.ts';
import { apiCommand } from './api-command.ts';
import { registerCommands } from './register-commands.ts';
import { rolesCommand } from './roles-command.ts';
import { stationCommands } from './station-commands.ts';
import { EXIT, Terminal } from './terminal.ts';

/** What every command gets. */
export interface CommandLine {
  readonly program: Command;
  readonly terminal: Terminal;
  config(): string;
  /** Ends the process with this code once everything is written. */
  exit(code: number): void;
}

async function main(argv: readonly string[]): Promise<number> {
  const asked = valueOf(argv, '--lang');
  const terminal = new Terminal(languageOf(process.env, asked), argv.includes('--json'));
  const word = (zh: string, en: string) => terminal.word({ zh, en });
  let code: number = EXIT.ok;
  const program = new Command('zhilu')
    .description(word('执录：执法记录仪采集工作站', 'Zhilu: the station gateway for enforcement recorders'))
    .option('-c, --config <file>', word('配置文件', 'configuration file'), process.env['ZHILU_CONFIG'] ?? CONFIG_NAME)
    .option('--json', word('输出一个 JSON 值', 'print one JSON value'))
    .addOption(new Option('--lang <language>', word('语言', 'language')).choices(['zh', 'en']))
    .helpOption('-h, --help', word('帮助', 'help'))
    .helpCommand(false)
    .showSuggestionAfterError(true)
    // What is wrong with a call is said below, once, as of every other error; this reaches the commands made later.
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ styleTitle: (title) => (terminal.language === 'zh' ? helpTitles[title] ?? title : title) })
    .exitOverride();
  const line: CommandLine = { program, terminal, config: () => program.opts<{ config: string }>().config, exit: (wanted) => { code = wanted; } };
  stationCommands(line);
  registerCommands(line);
  rolesCommand(line);
  apiCommand(line);
  // Global options may stand behind the command, where people type them.
  for (const command of allCommands(program)) {
    if (command === program) continue;
    command.exitOverride().showSuggestionAfterError(true).helpOption('-h, --help', word('帮助', 'help')).helpCommand(false);
    command.addOption(new Option('--json').hideHelp()).addOption(new Option('--lang <language>').hideHelp());
    command.addOption(new Option('-c, --config <file>').hideHelp());
    command.hook('preAction', (_this, action) => {
      const { config } = action.opts<{ config?: string }>();
      if (config !== undefined) program.setOptionValue('config', config);
    });
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) return terminal.failed(error);
    if (error.exitCode === 0) return EXIT.ok;
    // A group of commands without one of them: its help, which has been written, says enough to a person.
    if (error.code === 'commander.help' && !terminal.json) return EXIT.usage;
    return terminal.failed(new StationError('bad-input', usageText(error, terminal), { what: 'call' }));
  }
  return code;
}

/** What is wrong with a call, in the person's language; the library's own words name the particulars. */
function usageText(error: CommanderError, terminal: Terminal): string {
  const words = usageWords[error.code];
  if (error.code === 'commander.help') return terminal.word({ zh: '缺少子命令', en: 'a command is missing' });
  const text = error.message.replace(/^error: /, '');
  return words === undefined || terminal.language === 'en' ? text : `${words}：${text}`;
}

function valueOf(argv: readonly string[], option: string): string | undefined {
  const at = argv.findIndex((one) => one === option || one.startsWith(`${option}=`));
  return at < 0 ? undefined : argv[at]!.includes('=') ? argv[at]!.slice(option.length + 1) : argv[at + 1];
}

function allCommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap((one) => allCommands(one))];
}

// A reader that has seen enough (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'EPIPE') process.exit(EXIT.ok); });
process.exitCode = await main(process.argv.slice(2));
// Everything a command opened is closed by now; what still keeps the loop alive (a broken peer) must not keep the person waiting.
if (process.stdout.writableLength === 0) process.exit();
else process.stdout.once('drain', () => process.exit());
