// The last line of a test run, in words that any reader of the log understands.
module.exports = class LastLine {
  onRunComplete(_, results) {
    const suitesThatDidNotRun = results.testResults.filter((suite) => suite.testExecError).length;
    const failed = results.numFailedTests + suitesThatDidNotRun;
    const skipped = results.numPendingTests + results.numTodoTests;
    setImmediate(() => console.log(`${results.numPassedTests} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`));
  }
};
