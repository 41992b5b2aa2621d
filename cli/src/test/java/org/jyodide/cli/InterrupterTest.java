package org.jyodide.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jyodide.internal.host.Interruptible;

class InterrupterTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<String> log = new ArrayList<>();
  private boolean pending;
  private long now;
  private final Interrupter interrupter =
      new Interrupter(
          new Interruptible() {
            @Override
            public void interrupt() {
              log.add("interrupt");
              pending = true;
            }

            @Override
            public boolean isInterruptPending() {
              return pending;
            }
          },
          () -> log.add("kill"),
          () -> now);

  private void press(long time) {
    now = time;
    interrupter.run();
  }

  @Test
  void aSecondWithinASecondKills() {
    press(0);
    press(SECOND - 1);
    assertEquals(List.of("interrupt", "kill"), log);
  }

  @Test
  void aLaterOneInterruptsAgain() {
    press(0);
    press(SECOND);
    press(3 * SECOND);
    assertEquals(List.of("interrupt", "interrupt", "interrupt"), log);
  }

  @Test
  void aProgramThatReactsIsNotKilled() {
    press(0);
    pending = false;
    press(1);
    assertEquals(List.of("interrupt", "interrupt"), log);
  }
}
