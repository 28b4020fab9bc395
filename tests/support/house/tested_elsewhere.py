"""Modules, or folders of modules, without a test file of their own name: where they are tried."""

TESTED_ELSEWHERE: dict[str, str] = {
    # What the log becomes is proven by one law, over all of it at once.
    "pos_app/db/projections/catalogue.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/projections/corrections.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/projections/khata.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/projections/sales.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/projections/shifts.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/projections/stock_on_hand.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/projections/tenders.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/entry.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/schema.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/queries/explaining.py": "tests/contract/test_explaining.py",
    "pos_app/domain/labels/label.py": "tests/app/domain/labels/test_making.py",
    "pos_app/domain/pages/document.py": "tests/app/domain/pages/test_khata_statement.py",
    "pos_app/ui/paper": "tests/app/cli/paper/test_slips.py",
    "pos_app/devices/serial_lines": "tests/app/devices/serial_lines/test_scale.py",
    "pos_app/db/migrations": "tests/app/db/test_migrations.py",
    "pos_app/db/views.py": "tests/app/db/test_database.py",
    "pos_app/db/projections/rules.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/queries/rules.py": "tests/app/operations/test_context.py",
    "pos_protocol/src/pos_protocol/events": "tests/protocol/test_events.py",
    "pos_app/db/projections/audit.py": "tests/app/db/test_projections_law.py",
    "pos_app/db/tables/columns.py": "tests/app/db/tables/test_shift_tables.py",
    "pos_app/errors": "tests/app/test_errors.py",
    "pos_app/sync/problem_reports/handing_up.py": "tests/contract/sending/test_problem_reports.py",
    "pos_app/db/sql.py": "tests/app/db/test_statement.py",
    "sync_server/src/sync_server/db/migrations": "tests/server/db/test_migrating.py",
    # The server's tables are read and written by what stands above them.
    "sync_server/src/sync_server/auth/passwords.py": "tests/server/auth/test_users.py",
    "sync_server/src/sync_server/cache": "tests/contract/test_cells.py",
    "sync_server/src/sync_server/db/audit/subjects.py": "tests/server/auth/test_access_proof.py",
    "sync_server/src/sync_server/operations/keeping/day_proof.py": (
        "tests/server/operations/test_verifying.py"
    ),
    "sync_server/src/sync_server/db/changes.py": "tests/server/db/test_database.py",
    "sync_server/src/sync_server/db/problem_reports": (
        "tests/server/operations/keeping/test_problem_reports.py"
    ),
    "sync_server/src/sync_server/db/queue": "tests/server/queue/test_handlers.py",
    "sync_server/src/sync_server/db/totp": "tests/server/auth/test_totp.py",
    "sync_server/src/sync_server/http/rest/live": "tests/server/http/rest/live/test_streaming.py",
    "sync_server/src/sync_server/http/rest/totp": "tests/server/http/rest/test_totp.py",
    "sync_server/src/sync_server/db/reporting/chain.py": (
        "tests/server/operations/reporting/test_summing.py"
    ),
    "sync_server/src/sync_server/db/reporting/keeping.py": (
        "tests/server/operations/reporting/test_summing.py"
    ),
    "sync_server/src/sync_server/db/reporting/schema.py": (
        "tests/server/operations/reporting/test_summing.py"
    ),
    "sync_server/src/sync_server/db/continuity": "tests/contract/test_leases.py",
    "sync_server/src/sync_server/operations/reporting/exporting.py": (
        "tests/server/http/rest/test_jobs.py"
    ),
    "sync_server/src/sync_server/db/reporting/bi_user.py": (
        "tests/server/db/reporting/test_views.py"
    ),
    "sync_server/src/sync_server/db/reporting/view_columns.py": (
        "tests/server/db/reporting/test_views.py"
    ),
    "sync_server/src/sync_server/db/reporting/view_sql.py": (
        "tests/server/db/reporting/test_views.py"
    ),
    "sync_server/src/sync_server/operations/reporting/selling.py": (
        "tests/server/operations/reporting/test_rows.py"
    ),
    "sync_server/src/sync_server/operations/reporting/stocking.py": (
        "tests/server/operations/reporting/test_rows.py"
    ),
    "sync_server/src/sync_server/operations/reporting/owing.py": (
        "tests/server/http/rest/reports/test_reading.py"
    ),
    "sync_server/src/sync_server/http/rest/reports/messages.py": (
        "tests/server/http/rest/reports/test_reading.py"
    ),
    "sync_server/src/sync_server/http/rest/reports/routes.py": (
        "tests/server/http/rest/reports/test_reading.py"
    ),
    "sync_server/src/sync_server/db/event_log.py": "tests/contract/test_same_stock.py",
    "sync_server/src/sync_server/db/keys.py": "tests/server/auth/test_keys.py",
    "sync_server/src/sync_server/db/projections/cases.py": "tests/contract/test_ingest_push.py",
    "sync_server/src/sync_server/db/projections/corrections.py": (
        "tests/server/operations/reconciling/test_corrections.py"
    ),
    "sync_server/src/sync_server/db/projections/emptying.py": (
        "tests/server/operations/test_verifying.py"
    ),
    "sync_server/src/sync_server/db/projections/stock.py": "tests/contract/test_ingest_push.py",
    "sync_server/src/sync_server/db/queries": "tests/server/operations/test_files.py",
    "sync_server/src/sync_server/db/schema.py": "tests/server/db/test_migrating.py",
    "sync_server/src/sync_server/cli": "tests/server/test_cli.py",
    "sync_server/src/sync_server/db/stored_replies.py": "tests/server/operations/test_commands.py",
    "sync_server/src/sync_server/db/stores.py": "tests/server/operations/test_store_keeping.py",
    "sync_server/src/sync_server/db/tills.py": "tests/server/auth/test_enrolment.py",
    "sync_server/src/sync_server/db/bootstrap_schema.py": (
        "tests/server/db/projections/test_khata.py"
    ),
    "sync_server/src/sync_server/db/snapshots.py": (
        "tests/server/operations/bootstrap/test_snapshots.py"
    ),
    "sync_server/src/sync_server/db/users.py": "tests/server/auth/test_users.py",
    "sync_server/src/sync_server/http/health.py": "tests/server/http/test_app.py",
    "sync_server/src/sync_server/http/problems.py": "tests/server/test_errors.py",
    "sync_server/src/sync_server/http/routes.py": "tests/server/http/test_app.py",
    "sync_server/src/sync_server/http/state.py": "tests/server/http/test_app.py",
    "sync_server/src/sync_server/http/sync.py": "tests/server/http/test_app.py",
    "sync_server/src/sync_server/http/tills.py": "tests/server/http/test_app.py",
    "sync_server/src/sync_server/operations/continuity": "tests/contract/test_versions.py",
    "sync_server/src/sync_server/operations/caching": (
        "tests/server/operations/caching/test_shelf.py"
    ),
    "sync_server/src/sync_server/http/rest/case_messages.py": (
        "tests/server/http/rest/test_cases.py"
    ),
    "sync_server/src/sync_server/operations/reconciling/deciding.py": (
        "tests/contract/test_explaining.py"
    ),
    "sync_server/src/sync_server/operations/reconciling/explaining.py": (
        "tests/contract/test_explaining.py"
    ),
    "sync_server/src/sync_server/operations/reconciling/reading.py": (
        "tests/contract/test_explaining.py"
    ),
    "sync_server/src/sync_server/operations/rebuilding.py": (
        "tests/server/operations/test_verifying.py"
    ),
    "sync_server/src/sync_server/db/audit/schema.py": "tests/server/db/test_migrating.py",
    "sync_server/src/sync_server/http/rest/admin": "tests/server/http/rest/test_routes.py",
    "sync_server/src/sync_server/http/rest/shop": "tests/server/http/rest/shop/test_levels.py",
    "sync_server/src/sync_server/http/rest/queue_messages.py": (
        "tests/server/http/rest/test_jobs.py"
    ),
    "sync_server/src/sync_server/http/rest/queue_routes.py": (
        "tests/server/http/rest/test_jobs.py"
    ),
    "sync_server/src/sync_server/queue/cache_repair.py": "tests/server/queue/test_runner.py",
    "sync_server/src/sync_server/queue/jobs.py": "tests/server/queue/test_runner.py",
    "sync_server/src/sync_server/operations/outgoing/signing.py": (
        "tests/server/queue/test_sender.py"
    ),
    "sync_server/src/sync_server/operations/keeping/counting.py": (
        "tests/server/http/rest/shop/test_overview.py"
    ),
    "sync_server/src/sync_server/operations/keeping/edits.py": (
        "tests/server/http/rest/shop/test_overview.py"
    ),
    "sync_server/src/sync_server/operations/keeping/overview.py": (
        "tests/server/http/rest/shop/test_overview.py"
    ),
    # The portal is tried whole: each page by each role, and what its forms do.
    "sync_server/src/sync_server/auth/browsing.py": "tests/server/portal/test_entrance.py",
    "sync_server/src/sync_server/portal": "tests/server/portal/test_ways.py",
    # Screens are tried whole, in every state.
    "pos_app/db/brought/beginning.py": "tests/contract/test_beginning.py",
    "pos_app/db/brought/rows.py": "tests/app/db/brought/test_keeping.py",
    "pos_app/db/brought/tables.py": "tests/app/db/brought/test_keeping.py",
    "pos_app/sync/snapshots.py": "tests/contract/test_beginning.py",
    "pos_app/main.py": "tests/system/windows/test_window.py",
    "pos_app/viewmodels/customer/view.py": "tests/app/viewmodels/customer/test_model.py",
    "pos_app/till_window.py": "tests/system/windows/test_window_offline.py",
    "pos_app/ui/frame/cover.py": "tests/app/ui/frame/test_approval.py",
    "pos_app/ui/covers.py": "tests/app/ui/frame/test_approval.py",
    "pos_app/ui/pin": "tests/app/ui/frame/test_approval.py",
    "pos_app/ui/frame": "tests/app/ui/test_main_window.py",
    "pos_app/ui/inbox": "tests/app/ui/test_screens.py",
    "pos_app/ui/sale": "tests/app/ui/test_screens.py",
    "pos_app/ui/frame/customer_list.py": "tests/app/ui/khata/test_screen.py",
    "pos_app/ui/frame/form.py": "tests/app/ui/khata/test_screen.py",
    "pos_app/ui/frame/khata_covers.py": "tests/app/ui/khata/test_screen.py",
    "pos_app/ui/stock": "tests/app/ui/test_screens.py",
    "pos_app/ui/khata": "tests/app/ui/test_screens.py",
    "pos_app/viewmodels/paying": "tests/app/viewmodels/test_payment.py",
    "pos_app/domain/statement.py": "tests/app/operations/khata/test_customers.py",
    "pos_app/operations/khata": "tests/app/operations/khata/test_customers.py",
    "pos_app/ui/shift": "tests/app/ui/shift/test_screen.py",
    "pos_app/ui/history": "tests/app/ui/history/test_screen.py",
    "pos_app/viewmodels/models.py": "tests/app/ui/test_main_window.py",
    "pos_app/ui/widgets": "tests/app/ui/test_widgets.py",
    "pos_app/db/print_jobs.py": "tests/app/operations/paper/test_queue.py",
    "pos_app/devices/printing": "tests/app/devices/printing/test_printer.py",
    "pos_app/domain/slips": "tests/app/domain/slips/test_layout.py",
    "pos_app/viewmodels/paper/order.py": "tests/app/viewmodels/paper/test_press.py",
    "pos_app/viewmodels/paper/sheets.py": "tests/app/ui/paper/test_slip_painter.py",
    "pos_app/db/projections/batches.py": "tests/app/db/test_projections_law.py",
    "pos_app/viewmodels/settings/device_pages.py": "tests/app/viewmodels/settings/test_pages.py",
    "pos_app/viewmodels/settings/entries.py": "tests/app/viewmodels/settings/test_pages.py",
    "pos_app/ui/scan_surface.py": "tests/app/ui/test_scan_router.py",
    "pos_app/ui/settings": "tests/app/ui/settings/test_screen.py",
    "pos_app/ui/widgets/speaking.py": "tests/checks/test_access.py",
}
