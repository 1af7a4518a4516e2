// On the build, as the bot is started: the bot in the demo, where a press needs no proof from Teams, or teams-ai and nothing else.
const [, , config] = process.argv;

function ready(where) {
  const { user, system } = process.cpuUsage();
  process.send({ ready: where, cpuMs: (user + system) / 1_000 });
}

process.on('message', () => process.send({ rssMb: Math.round(process.memoryUsage().rss / 1024 / 1024) }));

if (config) {
  const log = { info: () => undefined, error: () => undefined };
  void require('../../dist/main.js')
    .start(JSON.parse(config), log)
    .then(({ url }) => ready(url));
} else {
  require('@microsoft/teams-ai');
  ready('imported');
}
