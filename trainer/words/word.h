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
    X(person_unknown) X(pin_of) X(pin_needed) X(pin_wrong) X(pin_wrong_wait) X(pin_wait) X(pin_explained) X(pin_change) X(pin_set_one) X(pin_now) X(pin_new) X(pin_keep) X(pin_take_away) X(pin_unfit) X(pin_kept) X(pin_gone) X(pin_enter) X(pin_not_now) X(assignment_due) X(assignment_explained) \
    X(date_time) X(date_only) X(month_1) X(month_2) X(month_3) X(month_4) X(month_5) X(month_6) X(month_7) X(month_8) X(month_9) X(month_10) \
    X(month_11) X(month_12) X(finished_result) X(attempt_unreadable) X(attempt_missing) X(scenario_text_missing) \
    /* stages, themes */ \
    X(stage_invitation) X(stage_first_visit) X(stage_between_visits) X(stage_second_visit) X(stage_workshop) \
    X(theme_relationship_building) X(theme_cultural_sensitivity) X(theme_overcoming_fears) X(theme_logistics) \
    /* prepare */ \
    X(prepare_heading) X(what_you_know) X(who_you_meet) X(you_go_with) X(say_name) X(in_your_own_words) X(content_note) \
    X(set_out) X(nothing_is_judged) X(kept_as_you_type) \
    X(partner_has_turns) X(partner_name) X(join_partner) X(joined_by) X(play_alone) \
    /* rehearsal */ \
    X(you_speaker) X(what_do_you_do) X(history) X(history_heading) X(go_back_here) X(go_back_explained) X(hide_history) \
    X(on_to_reflection) X(the_visit_ended) X(choose_by_key) \
    X(trust_very_low) X(trust_low) X(trust_middle) X(trust_high) X(trust_very_high) \
    X(change_up) X(change_up_much) X(change_down) X(change_down_much) X(now_you_know) \
    X(option_refused) X(decision_number) \
    X(pick_help) X(rate_help) X(order_help) X(say_help) X(your_own_words) X(compare_words) X(model_answers) X(tick_what_you_said) \
    X(write_again) X(that_is_my_answer) X(move_up) X(move_down) X(picked_deed) X(picked_nothing) X(rated_deed) X(ordered_deed) \
    X(ask_hint) X(ask_thought) X(hint_label) X(thought_label) X(help_explained) X(turn_of_partner) X(stay_silent) X(seconds_left) \
    X(time_was_up) X(take_your_time) X(stop_visit) X(stop_really) X(keep_going) X(stop_explained) X(visit_stopped) X(still_to_rate) X(nothing_written) \
    /* reflect */ \
    X(reflect_heading) X(reflect_lead) X(with_partner) X(reflection_done) \
    /* report */ \
    X(report_heading) X(trust_over_time) X(trust_sentence) X(meter_sentence) X(what_went_well) X(to_try_next) X(nothing_yet) \
    X(each_decision) X(what_you_chose) X(what_it_did) X(why_it_did) X(what_it_shows) X(other_roads) X(leads_to_place) X(leads_to_ending) X(leads_on) \
    X(what_you_heard) X(never_heard) X(competencies) X(not_met) X(not_met_yet) X(points_of) X(your_words_before) X(your_words_after) \
    X(passed) X(not_passed) X(result_passed) X(result_not_passed) \
    X(reason_not_ended) X(reason_ending) X(reason_total) X(reason_competency) X(reason_open_breach) \
    X(breach_open) X(breach_repaired) X(breach_here) X(repair_here) X(repaired_later) \
    X(meter_change) X(meter_same) X(went_back_note) X(practice_note) X(versions_note) X(try_from_here) X(play_again) X(copy_report) X(copied) \
    X(save_report) X(how_it_ended) X(report_steps) X(report_diamond) X(report_tick) X(file_saved) X(file_not_saved) \
    X(previous_decision) X(next_decision) X(start_of_visit) \
    X(item_picked) X(item_left) X(item_belongs) X(item_better_left) X(item_rated) X(item_rated_by_experts) X(item_placed) X(item_placed_by_experts) \
    X(item_said) X(item_not_said) X(item_good_to_say) X(item_better_unsaid) X(item_score) X(another_answer) X(turn_note) X(assisted_note) \
    /* growth, what to play next */ \
    X(my_growth) X(growth_heading) X(growth_lead) X(growth_empty) X(growth_lately) X(growth_not_met) X(growth_practice) X(growth_assisted) X(growth_unreadable) \
    X(next_heading) X(next_new) X(next_due) X(next_about) X(next_not_yet) X(due_heading) X(due_explained) X(due_today) X(due_since) X(due_in) X(played_visits) X(kept_reflections) \
    /* statistics, ratings by others */ \
    X(item_score_rated) X(score_rated_by) \
    X(stat_people) X(stat_nobody) X(stat_practice) X(stat_unfinished) X(stat_from_middle) X(stat_other_versions) X(stat_left_out) X(stat_went_back) X(stat_assisted) \
    X(stat_rough) X(stat_total_too_few) X(stat_total) X(stat_reliability_too_few) X(stat_reliability) X(stat_no_reliability) X(stat_left_out_decisions) X(stat_reliable_cannot_say) X(stat_reliable_nothing) X(stat_reliable_groups) X(stat_reliable_person) X(stat_error) \
    X(stat_growth_too_few) X(stat_growth) X(stat_no_growth) X(stat_weak) X(stat_with_partner) X(stat_with_facilitator) X(stat_among_facilitators) X(stat_agreement_too_few) X(stat_agreement) X(stat_no_kappa) \
    X(stat_no_figure_too_few) X(stat_no_figure_no_spread) X(stat_no_figure_does_not_fit) X(stat_no_figure_not_finite) \
    X(stat_decisions) X(stat_decision) X(stat_met) X(stat_difficulty) X(stat_discrimination) X(stat_chosen_of) X(stat_partners_turn) X(stat_decisions_legend) \
    X(stat_competencies) X(stat_competency) X(stat_mean) X(stat_items) X(stat_alpha) X(stat_interval) X(stat_sem) X(stat_competencies_legend) \
    /* tables that leave the program */ \
    X(sheet_attempts) X(sheet_attempt) X(sheet_person) X(sheet_person_id) X(sheet_visit) X(sheet_title) X(sheet_language) X(sheet_begun) X(sheet_finished) \
    X(sheet_stage) X(sheet_minutes) X(sheet_ending) X(sheet_ending_title) X(sheet_passed) X(sheet_total) X(sheet_breaches_open) X(sheet_breaches_repaired) X(sheet_decisions) \
    X(sheet_assisted) X(sheet_practice) X(sheet_went_back) X(sheet_in_pair) X(sheet_visit_version) X(sheet_framework) X(sheet_framework_version) X(sheet_note) X(sheet_preparing) \
    X(sheet_visiting) X(sheet_reflecting) X(sheet_done) X(sheet_stopped) \
    /* the text player */ \
    X(text_who_help) X(text_own_words_help) X(text_kept) X(text_choose_help) X(text_pick_help) X(text_rate_help) X(text_order_help) X(text_say_help) X(text_tick_help) X(text_help_help) X(text_join_help) X(text_back_help) X(text_not_understood) X(text_left) \
    X(text_going_on) \
    /* who may do what */ \
    X(may_rehearse) X(may_see_roster) X(may_see_attempts) X(may_see_statistics) X(may_rate_words) X(may_change_roster) X(may_assign_visits) \
    X(may_export_research) X(may_export_attempts) X(may_see_certification) X(may_record_training) X(may_observe_role_play) X(may_sign_off) \
    X(may_decide_claims) X(may_issue_certificates) X(may_recognise_levels) X(may_log_visits) X(may_run_payroll) X(may_give_roles) X(may_free_pin) \
    X(may_erase_people) \
    /* certification */ \
    X(cert_may_not) X(cert_nobody) X(cert_future) X(cert_minutes) X(cert_no_topic) X(cert_who_rates) X(cert_who_signs) X(cert_not_oneself) \
    X(cert_not_partner) X(cert_no_competency) X(cert_no_ratings) X(cert_own_words_only) X(cert_too_few_words) X(cert_agreement) X(cert_claim_for_what) \
    X(cert_claim_what) X(cert_claim_file) X(cert_no_claim) X(cert_say_why) X(cert_no_evidence) X(cert_no_level) X(cert_ends_before) X(cert_not_held) \
    X(cert_wrong_passphrase) X(cert_key_damaged) X(cert_key_unknown) X(cert_passphrase_short) X(cert_passphrase_weak) X(cert_key_there) X(cert_no_key) \
    X(cert_not_entitled) X(cert_signed_already) X(cert_rest_missing) X(cert_nothing_to_sign) X(cert_held_already) X(cert_not_ready) X(cert_no_reason) \
    X(cert_not_back_dated) X(cert_logo) X(cert_no_certificate) X(cert_passphrase) X(cert_passphrase_new) X(state_missing) X(state_in_progress) X(state_expired) X(state_done) X(standing_not_begun) X(standing_revoked) \
    X(standing_lapsed) X(standing_under_way) X(standing_in_grace) X(standing_ready) X(standing_certified) X(cert_until) X(cert_ended) \
    X(cert_grace_until) X(step_attend) X(step_attend_topic) X(step_rehearse) X(step_rehearse_of) X(step_be_observed) X(step_reflect) \
    X(step_acknowledge) X(step_visit) X(step_lead) X(step_calibrate) X(step_hold) X(step_wait) X(step_be_signed) \
    /* certification on screens */ \
    X(board_heading) X(path_heading) X(my_path) X(path_of) X(board_tab_people) X(board_tab_queue) X(board_tab_expiring) X(board_level) X(board_search) \
    X(board_school) X(board_cohort) X(board_all) X(board_name) X(board_standing) X(board_until) X(board_summary) X(board_counting) X(board_empty) \
    X(board_none_match) X(board_save) X(queue_sign) X(queue_issue) X(queue_claims) X(queue_empty) X(queue_select_all) \
    X(queue_select_none) X(queue_passphrase) X(queue_sign_chosen) X(queue_what) X(queue_renewal) X(queue_claim_is) X(queue_claim_paper) \
    X(queue_accept) X(queue_refuse) X(queue_why) X(queue_save_paper) X(queue_make_key) X(queue_key_explained) X(queue_statement) X(signed_some) \
    X(issued_some) X(expiring_empty) X(expiring_ended) X(expiring_can_renew) X(expiring_missing) X(path_done) X(path_next) X(path_have) \
    X(path_minutes) X(path_by) X(path_on) X(path_expires) X(path_say_it) X(path_keep_words) X(path_sign) X(path_issue) X(path_save_paper) \
    X(path_save_badge) X(path_save_credential) X(path_recognised) X(path_role_play) X(path_calibration) X(path_signature) X(path_kept) X(path_shown) \
    X(path_hidden) X(queue_issue_chosen) \
    /* a certificate on paper */ \
    X(cert_renewal_from) X(paper_heading) X(paper_title) X(paper_before_name) X(paper_after_name) X(paper_programme) X(paper_issued) X(paper_from) X(paper_until) \
    X(paper_id) X(paper_key) X(paper_qr) X(paper_verify) X(paper_seal) X(paper_logo) X(paper_attached) \
    /* verifying */ \
    X(verify_valid) X(verify_expired) X(verify_not_yet) X(verify_revoked) X(verify_altered) X(verify_unknown_signer) X(verify_no_certificate) X(verify_says) X(verify_issuer) X(verify_signer) X(verify_compare) X(verify_key_days) X(verify_revoked_from) X(verify_not_revoked) X(verify_no_list) \
    /* the log of visits */ \
    X(visits_unknown) X(visits_was_withdrawn) X(visits_nothing_changes) X(visits_reflected_early) X(visits_reflected_known) \
    X(visits_table_faults) X(visits_erased_person) X(problem_in_the_future) X(problem_too_long_ago) X(problem_no_time) \
    X(problem_past_midnight) X(problem_inside_unsaid) X(problem_inside_too_long) X(problem_same_person_twice) X(problem_unknown_educator) \
    X(problem_too_many_educators) X(problem_nobody) X(problem_wrong_stage) X(problem_entered_twice) X(problem_overlaps) \
    X(problem_arranged_too_late) X(problem_not_arranged) X(problem_alone) \
    /* what is paid, and why not */ \
    X(pay_payable) X(pay_paid) X(pay_differs) X(pay_not_payable) X(pay_held) X(pay_withdrawn) X(reason_not_certified) X(reason_revoked) \
    X(reason_certified_later) X(reason_expired) X(reason_module_missing) X(reason_not_voluntary) X(reason_not_arranged) \
    X(reason_arranged_late) X(reason_alone) X(reason_inside) X(reason_partly_inside) X(reason_reflect_open) X(reason_reflect_late) \
    X(reason_reflect_never) X(reason_duplicate) X(reason_overlap) X(reason_late_entry) X(reason_no_show_unpaid) \
    X(reason_no_show_unconfirmed) X(reason_over_cap) X(reason_no_rate) X(reason_no_period) X(reason_erased) X(cap_person_period) \
    X(cap_person_year) X(cap_all_period) X(cap_all_year) X(cap_source_period) X(cap_source_year) X(pay_visits) X(mend_certify) \
    X(mend_visit_later) X(mend_renew) X(mend_ask_first) X(mend_arrange_before) X(mend_go_in_pairs) X(mend_outside_contract) \
    X(mend_reflect_until) X(mend_reflect_in_time) X(mend_withdraw_one) X(mend_mend_times) X(mend_enter_in_time) X(mend_confirm) \
    X(mend_raise_cap) X(mend_add_rate) X(mend_add_term) X(mend_close_before_erasing) \
    /* periods of pay */ \
    X(payroll_closed_already) X(payroll_not_begun) X(payroll_pays_nothing) X(payroll_no_month) X(payroll_no_term) X(payroll_not_closed) \
    X(payroll_folder_there) X(payroll_not_written) X(payroll_not_in_place) X(payroll_closed_meanwhile) X(payroll_closed_both) \
    X(payroll_no_closing) X(payroll_settled_already) X(payroll_no_doubt) X(payroll_names_differ) X(fault_closed_twice) X(fault_stray_lines) \
    X(fault_settled_otherwise) X(fault_unreadable) \
    /* whether visits go to all */ \
    X(reach_too_few) X(reach_counts_only) X(reach_all) X(reach_even) X(reach_uneven) \
    /* a facilitator's guide */ \
    X(guide_heading) X(guide_goals) X(guide_before) X(guide_splits) X(guide_debrief) X(guide_try_live) X(guide_ten_minutes) \
    X(guide_thirty_minutes) X(guide_judgement) \
    /* when something is wrong */ \
    X(trouble_heading) X(trouble_kept) X(quit) X(go_on) X(try_again) X(to_home) \
    X(recovered_heading) X(recovered_aside) X(recovered_kept) X(recovered_from_backups) X(recovered_nothing_lost) X(recovered_may_be_lost) X(recovered_lost) X(recovered_lost_and_more) \
    X(recovered_event) X(recovered_an_event) X(recovered_more) X(recovered_empty) X(recovered_said)
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
