// Every text of the interface has a key here; assets/language/*.yaml has the text for each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fv {

// clang-format off
#define FV_WORDS(X) \
    /* everywhere */ \
    X(app_name) X(back) X(leave_to_home) X(keys_help) \
    /* home */ \
    X(home_lead) X(who_are_you) X(your_name) X(that_is_me) X(somebody_else) X(someone_new) X(welcome_back) X(welcome) \
    X(which_visit) X(begin_visit) X(continue_visit) X(begin_again) X(open_report) X(earlier_visits) X(about_minutes) \
    X(goes_with) X(no_visits) X(broken_files) X(where_open) X(where_open_preparing) X(where_open_reflecting) \
    X(name_is_empty) X(name_is_too_long) X(name_is_taken) \
    X(date_time) X(month_1) X(month_2) X(month_3) X(month_4) X(month_5) X(month_6) X(month_7) X(month_8) X(month_9) X(month_10) \
    X(month_11) X(month_12) X(finished_result) X(attempt_unreadable) X(attempt_missing) X(scenario_text_missing) \
    /* stages, themes */ \
    X(stage_invitation) X(stage_first_visit) X(stage_between_visits) X(stage_second_visit) X(stage_workshop) \
    X(theme_relationship_building) X(theme_cultural_sensitivity) X(theme_overcoming_fears) X(theme_logistics) \
    /* prepare */ \
    X(prepare_heading) X(what_you_know) X(who_you_meet) X(you_go_with) X(say_name) X(in_your_own_words) X(content_note) \
    X(set_out) X(nothing_is_judged) X(kept_as_you_type) \
    /* rehearsal */ \
    X(you_speaker) X(what_do_you_do) X(history) X(history_heading) X(go_back_here) X(go_back_explained) X(hide_history) \
    X(on_to_reflection) X(the_visit_ended) X(choose_by_key) \
    X(trust_very_low) X(trust_low) X(trust_middle) X(trust_high) X(trust_very_high) \
    X(change_up) X(change_up_much) X(change_down) X(change_down_much) X(now_you_know) \
    X(option_refused) X(decision_number) \
    /* reflect */ \
    X(reflect_heading) X(reflect_lead) X(with_partner) X(reflection_done) \
    /* report */ \
    X(report_heading) X(trust_over_time) X(trust_sentence) X(what_went_well) X(to_try_next) X(nothing_yet) \
    X(each_decision) X(what_you_chose) X(what_it_did) X(why_it_did) X(what_it_shows) X(other_roads) X(leads_to_place) X(leads_to_ending) X(leads_on) \
    X(what_you_heard) X(never_heard) X(competencies) X(not_met) X(points_of) X(your_words_before) X(your_words_after) \
    X(passed) X(not_passed) X(result_passed) X(result_not_passed) \
    X(reason_not_ended) X(reason_ending) X(reason_total) X(reason_competency) X(reason_open_breach) \
    X(breach_open) X(breach_repaired) X(breach_here) X(repair_here) X(repaired_later) \
    X(meter_change) X(meter_same) X(went_back_note) X(practice_note) X(versions_note) X(try_from_here) X(play_again) X(copy_report) X(copied) \
    X(save_report) X(how_it_ended) X(report_steps) X(report_diamond) X(report_tick) X(file_saved) X(file_not_saved) \
    X(previous_decision) X(next_decision) X(start_of_visit) \
    /* the text player */ \
    X(text_who_help) X(text_own_words_help) X(text_kept) X(text_choose_help) X(text_back_help) X(text_not_understood) X(text_left) \
    X(text_going_on) \
    /* when something is wrong */ \
    X(trouble_heading) X(trouble_kept) X(quit) X(go_on)
// clang-format on

enum class Word : std::uint16_t {
#define FV_WORD_VALUE(name) name,
    FV_WORDS(FV_WORD_VALUE)
#undef FV_WORD_VALUE
};

inline constexpr std::array word_keys = {
#define FV_WORD_KEY(name) std::string_view(#name),
    FV_WORDS(FV_WORD_KEY)
#undef FV_WORD_KEY
};

inline constexpr std::size_t word_count = word_keys.size();

}  // namespace fv
