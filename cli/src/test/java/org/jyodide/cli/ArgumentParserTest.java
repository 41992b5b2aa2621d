package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jyodide.cli.Invocation.Action;
import org.jyodide.cli.Invocation.Program;

class ArgumentParserTest {
  private static Invocation parse(String... arguments) {
    return ArgumentParser.parse(List.of(arguments));
  }

  @Test
  void optionsEndAtTheProgram() {
    Invocation script = parse("-q", "a.py", "-i", "--nope", "-");
    assertEquals(new Program.Script("a.py"), script.program());
    assertEquals(List.of("-q", "a.py", "-i", "--nope", "-"), script.pythonArguments());
    assertTrue(script.quiet());
    assertFalse(script.interactive());

    assertEquals(new Program.Command("x"), parse("-c", "x", "-A").program());
    assertEquals(AccessFlags.NONE, parse("-c", "x", "-A").access());
    assertEquals(new Program.Module("m"), parse("-m", "m", "--help").program());
    assertEquals(Action.RUN, parse("-m", "m", "--help").action());
    assertEquals(new Program.StandardInput(), parse("-", "--help").program());
    assertEquals(Action.RUN, parse("-", "--help").action());
  }

  @Test
  void noProgramIsStandardInput() {
    assertEquals(new Program.StandardInput(), parse().program());
    assertEquals(new Program.StandardInput(), parse("-i").program());
    assertEquals(new Program.StandardInput(), parse("--").program());
  }

  @Test
  void twoHyphensEndTheOptions() {
    assertEquals(new Program.Script("-q"), parse("--", "-q").program());
    assertEquals(List.of("--", "-q"), parse("--", "-q").pythonArguments());
    assertEquals(new Program.StandardInput(), parse("--", "-", "x").program());
  }

  @Test
  void shortOptionsMayBeJoined() {
    Invocation joined = parse("-qic", "code", "x");
    assertTrue(joined.interactive() && joined.quiet());
    assertEquals(new Program.Command("code"), joined.program());
    assertEquals(List.of("-qic", "code", "x"), joined.pythonArguments());

    assertEquals(new Program.Command("code"), parse("-ccode").program());
    assertEquals(List.of("-W", "error", "a.py"), parse("-Werror", "a.py").pythonArguments());
    assertEquals(List.of("-BX", "dev", "a.py"), parse("-BXdev", "a.py").pythonArguments());
  }

  @Test
  void ourOwnOptionsAreNotPassedOn() {
    Invocation all = parse("-Aq", "-A", "--allow-all", "a.py");
    assertEquals(List.of("-q", "a.py"), all.pythonArguments());
    assertTrue(all.access().all());

    Invocation some =
        parse(
            "--allow-write",
            "--allow-env=A,B",
            "--mount",
            "h:/g:ro",
            "--mount=i:/j",
            "--env=X=1=2",
            "--env",
            "Y=",
            "--allow-net=a.example,b.example:80",
            "--allow-java=java.util",
            "--allow-java=java.time",
            "a.py");
    assertEquals(List.of("a.py"), some.pythonArguments());
    assertEquals(
        new AccessFlags(
            true,
            List.of(),
            false,
            List.of("A", "B"),
            Map.of("X", "1=2", "Y", ""),
            List.of(
                new MountFlag("h", "/g", MountFlag.Mode.RO),
                new MountFlag("i", "/j", MountFlag.Mode.RW)),
            ListFlag.of(List.of("a.example", "b.example:80")),
            ListFlag.of(List.of("java.util", "java.time")),
            false),
        some.access());
    assertEquals(List.of("a", "b"), parse("--allow-write=a,b").access().writePaths());
    assertTrue(parse("--allow-env").access().allowsEnvironment("ANY"));
    assertTrue(parse("--allow-net").access().network().everything());
    assertTrue(parse("--allow-java").access().java().everything());
    assertTrue(all.access().network().everything());
    assertEquals(ListFlag.ABSENT, all.access().java());
  }

  @Test
  void helpAndSwitches() {
    assertEquals(Action.HELP, parse("-h").action());
    assertEquals(Action.HELP, parse("-?").action());
    assertEquals(Action.HELP, parse("--help").action());
    assertEquals(Action.LIST_OPTIONS, parse("--options").action());
    assertEquals(List.of("-VV"), parse("-VV").pythonArguments());
    assertEquals(List.of("--version"), parse("--version").pythonArguments());
    assertEquals(
        List.of("--check-hash-based-pycs", "never"),
        parse("--check-hash-based-pycs", "never").pythonArguments());
  }

  @ParameterizedTest
  @CsvSource({
    "--nope, unknown option '--nope'; see jyodide --help",
    "--version=1, unknown option '--version'; see jyodide --help",
    "-qZ, unknown option '-Z'; see jyodide --help",
    "-c, -c needs a value; see jyodide --help",
    "-m, -m needs a value; see jyodide --help",
    "-qX, -X needs a value; see jyodide --help",
    "--mount, --mount needs a value; see jyodide --help",
    "--env, --env needs a value; see jyodide --help",
    "--env=X, '--env wants NAME=VALUE, got ''X''; --allow-env=NAME passes a variable of the host'",
    "--allow-net=, '--allow-net= wants names separated by commas, got ''''; see jyodide --help'",
    "--allow-all=x, '--allow-all takes no value, got ''x''; see jyodide --help'",
    "--allow-env=, '--allow-env= wants names separated by commas, got ''''; see jyodide --help'",
  })
  void refused(String argument, String message) {
    assertEquals(message, assertThrows(UsageException.class, () -> parse(argument)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "data:/data, data, /data, RW",
    "data:/data:ro, data, /data, RO",
    "data:/data:rw, data, /data, RW",
    "data:/data:overlay, data, /data, OVERLAY",
    "C:\\x:/data:ro, C:\\x, /data, RO",
    "a:b:/data, a:b, /data, RW",
  })
  void mounts(String value, String host, String guest, MountFlag.Mode mode) {
    assertEquals(new MountFlag(host, guest, mode), MountFlag.parse(value));
  }

  @ParameterizedTest
  @CsvSource({"data", "data:", ":/data", "data:data", "data:/data:xx", "''"})
  void wrongMounts(String value) {
    String message = assertThrows(UsageException.class, () -> MountFlag.parse(value)).getMessage();
    assertTrue(
        message.contains("HOST:GUEST[:ro|rw|overlay]") && message.endsWith("got '" + value + "'"));
  }
}
