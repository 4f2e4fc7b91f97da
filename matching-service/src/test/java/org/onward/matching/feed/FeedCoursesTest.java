package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What files say that courses are for, and what came of them. */
class FeedCoursesTest extends FeedCase {
    private static final String SAID_OF_A_COURSE = "concat_ws('/', course, finished, in_work)";

    @Test
    void whatACourseIsForAndWhatCameOfItIsReadInThreeLanguages() {
        String english = source();
        csv(
                english,
                """
                id,title,employer,kind,course_kind,course_finished,course_in_work
                1,Welding,Verified Kitchen,training,Vocational,24,18
                2,Being well,Verified Kitchen,training,life skills,"1,200",0
                3,Sewing,Verified Kitchen,training,,,
                4,Selling,Verified Kitchen,training,own business,0,0
                """);
        assertThat(of(english, "1", SAID_OF_A_COURSE)).isEqualTo("market/24/18");
        assertThat(of(english, "2", SAID_OF_A_COURSE)).isEqualTo("personal/1200/0");
        assertThat(of(english, "3", SAID_OF_A_COURSE)).isEmpty();
        assertThat(of(english, "4", SAID_OF_A_COURSE))
                .as("that nobody has finished says nothing")
                .isEqualTo("business");
        String thai = source();
        csv(
                thai,
                """
                รหัส,ตำแหน่ง,นายจ้าง,ประเภท,ประเภทหลักสูตร,จำนวนผู้จบหลักสูตร,จำนวนผู้จบที่ได้งานทำ
                1,คอมพิวเตอร์เบื้องต้น,Verified Kitchen,หลักสูตร,คอมพิวเตอร์,๒๐ คน,๑๒ คน
                """);
        assertThat(of(thai, "1", SAID_OF_A_COURSE)).isEqualTo("basics/20/12");
        String filipino = source();
        csv(
                filipino,
                """
                id,posisyon,employer,uri,uri ng kurso,bilang ng nakatapos,bilang ng nakahanap ng trabaho
                1,Sari-sari store,Verified Kitchen,pagsasanay,sariling negosyo,30,21
                """);
        assertThat(of(filipino, "1", SAID_OF_A_COURSE)).isEqualTo("business/30/21");
    }

    @Test
    void ofACourseWhatContradictsItselfIsSentBackAndWhatIsOnlyInPartIsSaid() {
        String source = source();
        FeedRun run =
                csv(
                        source,
                        """
                        id,title,employer,kind,course_kind,course_finished,course_in_work
                        more,Welding,Verified Kitchen,training,market,18,24
                        part,Sewing,Verified Kitchen,training,market,18,
                        share,Baking,Verified Kitchen,training,who knows,20,75%
                        job,Cook,Verified Kitchen,job,market,20,10
                        learn,Baker,Verified Kitchen,apprenticeship,,20,10
                        """);
        assertThat(run.tally()).isEqualTo(tally(5, 4, 0, 0, 0, 1));
        assertThat(remarks(run))
                .extracting(one -> one.line() + " " + one.field() + " " + one.reason())
                .containsExactlyInAnyOrder(
                        "2 course_in_work More found work than finished the course.",
                        "3 course_finished " + ReadFeedRow.ONE_OF_TWO,
                        "4 course_kind " + ReadFeedRow.NOT_UNDERSTOOD,
                        "4 course_in_work " + ReadFeedRow.NOT_UNDERSTOOD,
                        "4 course_finished " + ReadFeedRow.ONE_OF_TWO,
                        "5 course_kind " + ReadFeedRow.OF_TRAININGS_ALONE,
                        "5 course_finished " + ReadFeedRow.OF_TRAININGS_ALONE,
                        "5 course_in_work " + ReadFeedRow.OF_TRAININGS_ALONE,
                        "6 course_finished " + ReadFeedRow.OF_TRAININGS_ALONE,
                        "6 course_in_work " + ReadFeedRow.OF_TRAININGS_ALONE);
        assertThat(of(source, "part", SAID_OF_A_COURSE)).isEqualTo("market");
        assertThat(of(source, "job", SAID_OF_A_COURSE)).isEmpty();
    }
}
