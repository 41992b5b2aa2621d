package org.jyodide.cli;

import java.util.List;
import org.jyodide.SnapshotException;
import org.jyodide.cli.inspect.InspectCommand;
import org.jyodide.cli.pip.PipCommand;
import org.jyodide.cli.repl.ReplCommand;
import org.jyodide.cli.snapshot.SnapshotCommand;

/** The {@code jyodide} command. */
public final class Main {
  private final HostProcess process;

  Main(HostProcess process) {
    this.process = process;
  }

  /** Runs the command with the arguments and the standard streams of this JVM, and ends the JVM. */
  public static void main(String... arguments) {
    int code = new Main(HostProcess.current()).run(List.of(arguments));
    // From JDK 21 on, System.exit looks in all archives of the class path for a logger to tell.
    if (code != 0 || hasOtherThreads()) {
      System.exit(code);
    }
  }

  /** Whether threads run that would keep the JVM alive. */
  private static boolean hasOtherThreads() {
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[all.activeCount() + 8];
    int count = all.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (threads[i] != Thread.currentThread() && !threads[i].isDaemon()) {
        return true;
      }
    }
    return count == threads.length;
  }

  /** Runs the command and returns its exit code. */
  int run(List<String> arguments) {
    try {
      List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
      return switch (arguments.isEmpty() ? "" : arguments.get(0)) {
        case InspectCommand.NAME -> InspectCommand.run(process, rest);
        case PipCommand.NAME -> PipCommand.run(process, rest);
        case SnapshotCommand.NAME -> SnapshotCommand.run(process, rest);
        default -> run(ArgumentParser.parse(arguments));
      };
    } catch (SnapshotException e) {
      process.complain(String.valueOf(e.getMessage()));
      return 1;
    } catch (OutOfMemoryError e) {
      process.complain(
          "the JVM has no memory left ("
              + e.getMessage()
              + "); give it more: JYODIDE_JAVA_OPTS=-Xmx1g");
      return 1;
    } catch (UsageException e) {
      process.complain(e.getMessage());
      return UsageException.EXIT_CODE;
    }
  }

  private int run(Invocation invocation) {
    return switch (invocation.action()) {
      case HELP -> print(HelpText.command());
      case LIST_OPTIONS -> print(HelpText.developerOptions());
      case RUN ->
          invocation.wantsSession(process)
              ? new ReplCommand(process, invocation).run()
              : new RunCommand(process, invocation).run();
    };
  }

  private int print(String text) {
    process.print(text);
    return 0;
  }
}
